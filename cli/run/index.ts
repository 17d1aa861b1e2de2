export { countExamples } from "./features.ts";
export { type PerformedRun, performRun } from "./perform-run.ts";
export { runCommand } from "./run-command.ts";
