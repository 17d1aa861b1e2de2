import { encodeJson, parseJson } from "../protocol/json/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const KNOWN = ["configId", "observe"];

/** The payload without keys that nobody knows; unchanged if it is no object. */
function withKnownKeys(payload: Uint8Array): Uint8Array {
  const json = parseJson(payload);
  return json.ok && typeof json.value === "object" && json.value !== null && !Array.isArray(json.value)
    ? encodeJson(Object.fromEntries(Object.entries(json.value).filter(([key]) => KNOWN.includes(key))))
    : payload;
}

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) =>
  cmxRules.acceptRequest({ ...clientData, payload: withKnownKeys(clientData.payload) });

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Passes over keys of a request that it does not know",
  expected: { requirement: "CMP-009", message: /instead of an error/ },
  implied: [],
  start,
};
