import { jsonParser } from "../../protocol/json/index.ts";
import type { Observation } from "./observations.ts";

/** What replicas of one CMX instance tell each other. House protocol: no other service sees it. */
export const SIBLINGS_PROTOCOL = "cmx-siblings";

/** A replica begins, or tells one that does, or that was silent, all that it knows. */
export const HELLO = "Hello";
/** A replica tells what endpoints said, and wants to know that it was heard. */
export const OBSERVED = "Observed";
/** It was heard. */
export const HEARD = "Heard";
/** A replica goes on. */
export const ALIVE = "Alive";
/** A replica ends. */
export const GOODBYE = "Goodbye";

/** The one form that all of them have. */
export interface SiblingMessage {
  readonly replicaId: string;
  /** Which `Observed` a `Heard` belongs to. */
  readonly noticeId?: string;
  readonly observations?: readonly Observation[];
}

/** What may stand in a subject of the bus (3/ISM): the answer to a message goes to a subject of its sender's name. */
const NAME_IN_SUBJECT = "^[^.*>\\s\\p{Cc}]+$";

/** Reads a message of a sibling. */
export const parseSiblingMessage = jsonParser<SiblingMessage>("message of a sibling replica", {
  type: "object",
  required: ["replicaId"],
  properties: {
    replicaId: { type: "string", pattern: NAME_IN_SUBJECT },
    noticeId: { type: "string" },
    observations: {
      type: "array",
      items: {
        type: "object",
        required: ["endpointId", "configName", "observe", "saidAtMs", "turn"],
        properties: {
          endpointId: { type: "string" },
          configName: { type: "string" },
          observe: { type: "boolean" },
          saidAtMs: { type: "number" },
          turn: { type: "integer" },
        },
      },
    },
  },
});

/** Characters of names in one message. Each takes at most six bytes, and the bus takes a mebibyte. */
const CHARACTERS_PER_MESSAGE = 131_072;
/** What an observation takes beside its names. */
const OBSERVATION_CHARACTERS = 100;

/** Divides observations so that each part fits into one message; at least one part, which may be empty. */
export function partsOf(observations: readonly Observation[]): Observation[][] {
  let part: Observation[] = [];
  const parts = [part];
  let characters = 0;
  for (const observation of observations) {
    const more = observation.endpointId.length + observation.configName.length + OBSERVATION_CHARACTERS;
    if (part.length > 0 && characters + more > CHARACTERS_PER_MESSAGE) {
      part = [];
      parts.push(part);
      characters = 0;
    }
    part.push(observation);
    characters += more;
  }
  return parts;
}
