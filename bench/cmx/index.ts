export { benchmarkCmx } from "./benchmark-cmx.ts";
export { type CmxFindings, cmxFindings, cmxReport } from "./report.ts";
export { RELAY_SIDE } from "./side.ts";
