/** What every event about a configuration has (messaging document of March 2017, "Broadcast event common fields"). */
export interface EventMessage {
  /** Follows one piece of work through all services. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the event was made. */
  readonly eventTimestamp: number;
  /** The replica that made it. */
  readonly originatorReplicaId?: string;
  /** The application version that the configuration belongs to; Kaaliper puts its name here. */
  readonly appVersionToken: string;
  readonly endpointId: string;
  readonly configVersion: number;
}

/** The JSON Schema of these members; the form of `configVersion` is a matter of readings. */
export const eventProperties = {
  correlationId: { type: "string" },
  eventTimestamp: { type: "integer" },
  originatorReplicaId: { type: "string" },
  appVersionToken: { type: "string" },
  endpointId: { type: "string" },
  configVersion: {},
} as const;

/** The names of those members that an event must have and that the schema can judge. */
export const EVENT_MEMBERS = ["correlationId", "eventTimestamp", "appVersionToken", "endpointId"] as const;
