import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
  const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
  return answer.statusCode < 500 ? built : { ...built, correlationId: `error-${built.correlationId}` };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Gives errors that are not the endpoint's fault a correlation identifier of their own",
  expected: { requirement: "ESP-007", message: /which no message to the service had/ },
  implied: [
    { requirement: "CMP-011", reason: "over HTTP an error that cannot be correlated never reaches the endpoint" },
  ],
  start,
};
