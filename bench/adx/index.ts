export { benchmarkAdx } from "./benchmark-adx.ts";
export { type AdxFindings, adxFindings, adxReport } from "./report.ts";
export { ECHO_SIDE } from "./side.ts";
