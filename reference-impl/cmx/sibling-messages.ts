import { jsonParser } from "../../protocol/json/index.ts";
import type { Observation } from "./observations.ts";

/** What replicas of one CMX instance tell each other. House protocol: no other service sees it. */
export const SIBLINGS_PROTOCOL = "cmx-siblings";

/** A replica begins, or answers one that does. */
export const HELLO = "Hello";
/** A replica tells what endpoints said, and wants to know that it was heard. */
export const OBSERVED = "Observed";
/** It was heard. */
export const HEARD = "Heard";
/** A replica ends. */
export const GOODBYE = "Goodbye";

/** The one form that all of them have. */
export interface SiblingMessage {
  readonly replicaId: string;
  /** Which `Observed` a `Heard` belongs to. */
  readonly noticeId?: string;
  readonly observations?: readonly Observation[];
}

/** Reads a message of a sibling. */
export const parseSiblingMessage = jsonParser<SiblingMessage>("message of a sibling replica", {
  type: "object",
  required: ["replicaId"],
  properties: {
    replicaId: { type: "string", minLength: 1 },
    noticeId: { type: "string" },
    observations: {
      type: "array",
      items: {
        type: "object",
        required: ["endpointId", "configName", "observe", "saidAtMs"],
        properties: {
          endpointId: { type: "string" },
          configName: { type: "string" },
          observe: { type: "boolean" },
          saidAtMs: { type: "number" },
        },
      },
    },
  },
});
