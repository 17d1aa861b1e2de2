export { startCmx } from "./cmx.ts";
export { type Answer, errorAnswer } from "./configuration-answer.ts";
export { type CmxRules, cmxRules } from "./rules.ts";
export type { CmxSettings } from "./settings.ts";
