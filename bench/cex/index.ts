export { benchmarkCex } from "./benchmark-cex.ts";
export { type CexFindings, cexFindings, cexReport } from "./report.ts";
