import { cmxRules, errorAnswer, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const BYTES_MAX = 65_536;

const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
  // Nobody asked for a push, so what it answers is empty.
  const isAnswer = clientData.payload.byteLength > 0;
  const tooLarge = isAnswer && (answer.payload?.byteLength ?? 0) > BYTES_MAX;
  const sent = tooLarge ? errorAnswer(500, "The configuration is too large") : answer;
  return cmxRules.extensionData(clientData, sent, settings, nowMs);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Has no room for answers of more than 64 KiB",
  expected: { requirement: "CMP-012", message: /error instead of a configuration/ },
  implied: [],
  start,
};
