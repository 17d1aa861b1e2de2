import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** As serialisers do that are set to leave out what is null. */
function withoutNulls(json: string): string {
  const value: unknown = JSON.parse(json);
  return value === null ? json : JSON.stringify(value, (_key, member: unknown) => member ?? undefined);
}

const pulledConfiguration: typeof cmxRules.pulledConfiguration = (response, knownConfigId) => {
  const pulled = cmxRules.pulledConfiguration(response, knownConfigId);
  return pulled.kind === "current" ? { ...pulled, config: withoutNulls(pulled.config) } : pulled;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, pulledConfiguration });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Leaves out of a configuration what is null in it",
  expected: { requirement: "CMP-012", message: /instead of \[1,\[2,\{"a":null\}\]/ },
  implied: [],
  start,
};
