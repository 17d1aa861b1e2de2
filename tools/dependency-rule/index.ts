export { checkDependencies, type DependencyReport } from "./check-dependencies.ts";
export type { Rule, Violation } from "./violation.ts";
