export { costlyPath, knownCostlyPaths } from "./costly-path.ts";
export { ORDINARY_QUERIES, THOROUGH_QUERIES } from "./known-queries.ts";
export { largeDocuments } from "./large-documents.ts";
export { pairOf } from "./pair.ts";
export { runPairs } from "./pair-run.ts";
export { ParseRatio } from "./parse-ratio.ts";
