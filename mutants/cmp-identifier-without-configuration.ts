import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const configurationAnswer: typeof cmxRules.configurationAnswer = (request, pulled, envelope) => {
  const answer = cmxRules.configurationAnswer(request, pulled, envelope);
  const unchanged = answer.payload !== null && Buffer.from(answer.payload).toString("utf8") === "{}";
  return unchanged ? { ...answer, payload: Buffer.from(JSON.stringify({ configId: request.configId ?? "" })) } : answer;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, configurationAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Repeats the identifier when nothing has changed, and leaves the configuration out",
  expected: { requirement: "CMP-006", message: /configId stands without config/ },
  implied: [
    { requirement: "CMP-004", reason: "the lone identifier stands in the answer that has to hold neither of the two" },
    { requirement: "CMP-024", reason: "it does so for named configurations, too" },
  ],
  start,
};
