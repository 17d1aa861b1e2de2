export { type PerformedRun, performRun } from "./perform-run.ts";
export { exitProblem, PREFLIGHT_MS, Probe } from "./probe.ts";
export { readRules } from "./read-rules.ts";
export { runCommand } from "./run-command.ts";
export { serviceNames } from "./service-names.ts";
export { SUITES } from "./suite.ts";
