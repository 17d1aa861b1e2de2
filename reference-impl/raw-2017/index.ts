export { startRaw2017Cmx } from "./raw-2017-cmx.ts";
export { type Raw2017CmxRules, raw2017CmxRules } from "./rules.ts";
export type { Raw2017CmxSettings } from "./settings.ts";
