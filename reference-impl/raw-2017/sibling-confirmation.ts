import { type Decoded, encodeJson, jsonParser } from "../../protocol/json/index.ts";

/** The name of what replicas of one instance tell each other. House protocol: no other service sees it. */
export const SIBLINGS_PROTOCOL = "raw-2017-siblings";
/** An endpoint confirmed something that the replica did not send. */
export const CONFIRMED_TYPE = "Confirmed";

/** A confirmation of something that a sibling may have sent. */
export interface SiblingConfirmation {
  /** The replica that got it. */
  readonly replicaId: string;
  readonly correlationId: string;
  readonly endpointId: string;
  readonly id: number;
  readonly status: string;
}

const parse = jsonParser<SiblingConfirmation>("message of a sibling replica", {
  type: "object",
  required: ["replicaId", "correlationId", "endpointId", "id", "status"],
  properties: {
    replicaId: { type: "string" },
    correlationId: { type: "string" },
    endpointId: { type: "string" },
    id: { type: "number" },
    status: { type: "string" },
  },
});

/** Reads a message of a sibling. Never throws. */
export function parseSiblingConfirmation(payload: Uint8Array): Decoded<SiblingConfirmation> {
  return parse(payload);
}

/** Writes a message for the siblings. */
export function encodeSiblingConfirmation(confirmation: SiblingConfirmation): Uint8Array {
  return encodeJson(confirmation);
}
