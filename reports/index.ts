export { type ConsoleOptions, consoleSummary } from "./console-summary.ts";
export { type HtmlOptions, htmlReport } from "./html-report.ts";
export { junitReport } from "./junit.ts";
export { clearVerdict, ReportError, type RunFiles, writeRunFiles } from "./run-files.ts";
