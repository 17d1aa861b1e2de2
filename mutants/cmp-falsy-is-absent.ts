import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const FALSY = ["false", "0", '""'];

const pulledConfiguration: typeof cmxRules.pulledConfiguration = (response, knownConfigId) => {
  const pulled = cmxRules.pulledConfiguration(response, knownConfigId);
  return pulled.kind === "current" && FALSY.includes(pulled.config) ? { kind: "absent" } : pulled;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, pulledConfiguration });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes a configuration that is false, zero or an empty text for none",
  expected: { requirement: "CMP-012", message: /got the configuration null instead of/ },
  implied: [],
  start,
};
