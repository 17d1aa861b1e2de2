import { jsonMembers, jsonObjectText } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const describeCommand: typeof cexRules.describeCommand = (command) => {
  const members = jsonMembers(cexRules.describeCommand(command));
  return jsonObjectText([...members].filter(([name]) => name !== "endpointId" || command.state !== "EXECUTED"));
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, describeCommand });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not tell in a list which endpoint has executed a command",
  expected: { requirement: "CEX-050", message: /described as/ },
  implied: [],
  service: "cex",
  start,
};
