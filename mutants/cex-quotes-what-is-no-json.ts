import { parseJson } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const commandPayload: typeof cexRules.commandPayload = (contentType, body) => {
  const isMalformed = contentType?.startsWith("application/json") === true && !parseJson(body).ok;
  return cexRules.commandPayload(isMalformed ? "text/plain" : contentType, body);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, commandPayload });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a body that is not the JSON it should be for a text",
  expected: { requirement: "CEX-032", message: /202 .*instead of 400/ },
  implied: [{ requirement: "CEX-066", reason: "there is no error then whose body could be looked at" }],
  service: "cex",
  start,
};
