import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const NUMERIC = /^\{"configId":"(0|[1-9]\d*)",/;

const configurationAnswer: typeof cmxRules.configurationAnswer = (request, pulled, envelope) => {
  const answer = cmxRules.configurationAnswer(request, pulled, envelope);
  const body = Buffer.from(answer.payload ?? []).toString("utf8");
  return NUMERIC.test(body) ? { ...answer, payload: Buffer.from(body.replace(NUMERIC, '{"configId":$1,')) } : answer;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, configurationAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Writes an identifier that consists of digits as a number",
  expected: { requirement: "CMP-005", message: /Response: .*configId/ },
  implied: [{ requirement: "CMP-025", reason: "a number is not the text that the identifier was" }],
  start,
};
