import { encodeJson } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const reportAnswer: typeof cexRules.reportAnswer = (outcomes) => {
  const answer = cexRules.reportAnswer(outcomes);
  return answer.statusCode === 200 ? { ...answer, payload: encodeJson({ taken: outcomes.length }) } : answer;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, reportAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells endpoints how many of their results it has taken",
  expected: { requirement: "CEP-022", message: /answered with \{"taken":/ },
  implied: [],
  service: "cex",
  start,
};
