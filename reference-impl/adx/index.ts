export { type Answer, errorAnswer } from "../service/index.ts";
export { startAdx } from "./adx.ts";
export { type AdxRules, adxRules } from "./rules.ts";
export type { AdxSettings } from "./settings.ts";
