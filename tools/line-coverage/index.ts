export { type LineCoverage, lineCoverage } from "./line-coverage.ts";
