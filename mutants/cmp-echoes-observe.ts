import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const configurationAnswer: typeof cmxRules.configurationAnswer = (request, pulled, envelope) => {
  const answer = cmxRules.configurationAnswer(request, pulled, envelope);
  const body = Buffer.from(answer.payload ?? []).toString("utf8");
  const echoes = request.observe === true && body.startsWith('{"configId"');
  return echoes ? { ...answer, payload: Buffer.from(`${body.slice(0, -1)},"observe":true}`) } : answer;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, configurationAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Repeats beside the configuration that the endpoint observes it",
  expected: { requirement: "CMP-005", message: /Response: .*observe/ },
  implied: [],
  start,
};
