import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const configurationAnswer: typeof cmxRules.configurationAnswer = (request, pulled, envelope) => {
  const answer = cmxRules.configurationAnswer(request, pulled, envelope);
  const body = Buffer.from(answer.payload ?? []).toString("utf8");
  return answer.payload === null
    ? answer
    : { ...answer, payload: Buffer.from(body.replace(/^\{"configId":"",/, '{"configId":null,')) };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, configurationAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Says by a null instead of an empty identifier that there is no configuration",
  expected: { requirement: "CMP-005", message: /Response: .*configId/ },
  implied: [
    { requirement: "CMP-001", reason: "an endpoint without a configuration does not get the empty identifier" },
  ],
  start,
};
