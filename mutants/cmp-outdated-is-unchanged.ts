import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const given = new Set<string>();
  const configurationAnswer: typeof cmxRules.configurationAnswer = (request, pulled, envelope) => {
    const known = request.configId !== undefined && given.has(request.configId);
    if (pulled.kind === "current") {
      given.add(pulled.configId);
    }
    return cmxRules.configurationAnswer(request, known ? { kind: "unchanged" } : pulled, envelope);
  };
  return startCmx(ports, environment, { ...cmxRules, configurationAnswer });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes every configuration that it has ever sent for the current one",
  expected: { requirement: "CMP-003", message: /got the configuration undefined instead of \{"interval":15\}/ },
  implied: [
    { requirement: "CMP-024", reason: "an identifier of the default configuration is taken for that of a named one" },
  ],
  start,
};
