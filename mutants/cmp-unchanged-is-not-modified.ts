import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const configurationAnswer: typeof cmxRules.configurationAnswer = (request, pulled, envelope) => {
  const answer = cmxRules.configurationAnswer(request, pulled, envelope);
  const unchanged = Buffer.from(answer.payload ?? []).toString("utf8") === "{}";
  return unchanged ? { statusCode: 304, reasonPhrase: "Not Modified", payload: null } : answer;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, environment, { ...cmxRules, configurationAnswer });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Says by status 304 that nothing has changed, which is no success",
  expected: { requirement: "CMP-004", message: /error instead of a configuration/ },
  implied: [{ requirement: "CMP-024", reason: "it does so for named configurations, too" }],
  start,
};
