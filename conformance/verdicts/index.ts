export type { DescribedMessage } from "../checks/index.ts";
export { LEVELS, type Level } from "../requirements/index.ts";
export { EXAMPLE_FACTS_TYPE, type ExampleFacts, exampleFactsFromJson, RECORDING_TYPE } from "./example-facts.ts";
export { type ExampleResult, exampleId } from "./example-result.ts";
export { type JudgedCheck, judgeRun, type RunFacts } from "./judge.ts";
export { Inconclusive, NoAnswer, VERDICTS, type Verdict, Violation, verdictOfException, worst } from "./outcome.ts";
export {
  EXIT,
  exitCode,
  type Finding,
  type RequirementVerdict,
  type RunVerdict,
  TARGET_ROLES,
  type VerdictCounts,
} from "./run-verdict.ts";
