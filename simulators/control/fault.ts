import { type Shape, shape } from "./shape.ts";

/** Whom a fault concerns; what is absent narrows nothing. Empty: everybody. */
export interface FaultScope {
  readonly endpointId?: string;
  readonly appVersionName?: string;
  readonly applicationName?: string;
  readonly tenantId?: string;
}

/** A misbehaviour to be put in force, as sent to `POST /control/faults`. */
export interface FaultRequest {
  readonly kind: string;
  readonly scope?: FaultScope;
  /** How probable it is that an occasion is taken, 0 to 1; 1 unless told otherwise. */
  readonly chance?: number;
  /** On how many occasions it fires at most; without a limit unless told otherwise. */
  readonly times?: number;
  readonly settings?: object;
}

/** A misbehaviour in force. `fired` counts the occasions on which it was committed. */
export interface Fault {
  readonly id: string;
  readonly kind: string;
  readonly scope: FaultScope;
  readonly chance: number;
  readonly times?: number;
  readonly settings: object;
  readonly fired: number;
}

const name = { type: "string", minLength: 1 };

/** The form of a `FaultRequest`. What its settings look like depends on the kind. */
export const faultRequestShape: Shape<FaultRequest> = shape({
  type: "object",
  required: ["kind"],
  additionalProperties: false,
  properties: {
    kind: name,
    scope: {
      type: "object",
      additionalProperties: false,
      properties: { endpointId: name, appVersionName: name, applicationName: name, tenantId: name },
    },
    chance: { type: "number", minimum: 0, maximum: 1 },
    times: { type: "integer", minimum: 1 },
    settings: { type: "object" },
  },
});
