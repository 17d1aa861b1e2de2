import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const SIXTEEN_BITS = 0xff_ff;

const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
  const { requestId, ...rest } = cmxRules.extensionData(clientData, answer, settings, nowMs);
  return { ...rest, requestId: requestId === null ? null : requestId & SIXTEEN_BITS };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Keeps only sixteen bits of the request identifier",
  expected: { requirement: "ESP-008", message: /equest identifier (is |)65535 instead of 2147483647/ },
  implied: [],
  start,
};
