import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const pulledConfiguration: typeof cmxRules.pulledConfiguration = (response, knownConfigId) => {
  const pulled = cmxRules.pulledConfiguration(response, knownConfigId);
  const { configId, content, contentType } = response;
  return pulled.kind === "failed" && contentType === "application/json" && configId !== null && content !== null
    ? { kind: "current", configId, config: Buffer.from(content).toString("utf8") }
    : pulled;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, pulledConfiguration });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Passes on what the provider calls JSON without looking",
  expected: { requirement: "CMP-011", message: /instead of an error/ },
  implied: [{ requirement: "CMP-005", reason: "a response around something that is no JSON is none either" }],
  start,
};
