export { findFiles } from "./find-files.ts";
export { projectRoot } from "./project-root.ts";
export { parseSource, readSources, type SourceFile } from "./source-file.ts";
export { SOURCE_FOLDERS } from "./source-folders.ts";
export { lineCount, lineOf } from "./source-position.ts";
export { isTest } from "./test-file.ts";
