import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const configurationAnswer: typeof cmxRules.configurationAnswer = (request, pulled, envelope) => {
  const answer = cmxRules.configurationAnswer(request, pulled, envelope);
  const body = Buffer.from(answer.payload ?? []).toString("utf8");
  return answer.payload === null ? answer : { ...answer, payload: Buffer.from(body, "latin1") };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, configurationAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Writes responses in Latin-1, which nobody notices as long as all text is ASCII",
  expected: { requirement: "CMP-005", message: /Response: .*UTF-8/ },
  implied: [
    { requirement: "CMP-012", reason: "a text that cannot be read does not reach the endpoint with its value" },
    { requirement: "CMP-025", reason: "nor does an identifier" },
  ],
  start,
};
