import { parseJson } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const commandPayload: typeof cexRules.commandPayload = (contentType, body) =>
  contentType !== null && body.length > 0 && parseJson(body).ok && contentType.startsWith("text/plain")
    ? body
    : cexRules.commandPayload(contentType, body);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, commandPayload });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a text for JSON if it can be read as such",
  expected: { requirement: "CEX-031", message: /instead of the text/ },
  implied: [],
  service: "cex",
  start,
};
