/** What every targeted message has (5/CMX2CDP, "Targeted message types"). */
export interface TargetedMessage {
  /** Follows one piece of work through all services. A response has that of its request. */
  readonly correlationId: string;
  /** Unix time in milliseconds at which the message was made. */
  readonly timestamp: number;
  /** Milliseconds from `timestamp` until the message expires; 0 for never. */
  readonly timeout: number;
  /** The application version that the configuration belongs to; Kaaliper puts its name here. */
  readonly appVersionToken: string;
  readonly endpointId: string;
}

/** The JSON Schema of these members. */
export const targetedProperties = {
  correlationId: { type: "string" },
  timestamp: { type: "number" },
  timeout: { type: "number" },
  appVersionToken: { type: "string" },
  endpointId: { type: "string" },
} as const;

/** The names of these members: all of them are required. */
export const TARGETED_MEMBERS = ["correlationId", "timestamp", "timeout", "appVersionToken", "endpointId"] as const;
