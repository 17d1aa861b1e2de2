export { type Answer, errorAnswer } from "../service/index.ts";
export { startCmx } from "./cmx.ts";
export { type CmxRules, cmxRules } from "./rules.ts";
export type { CmxSettings } from "./settings.ts";
