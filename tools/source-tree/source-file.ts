import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Comment, type Program, parseSync } from "oxc-parser";
import { findFiles } from "./find-files.ts";
import { SOURCE_FOLDERS } from "./source-folders.ts";

/** A TypeScript source and its syntax tree. */
export interface SourceFile {
  /** Relative to the root of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
}

/** Parses a source. Throws if the parser finds an error, since a tree in pieces would hide what is checked. */
export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text, { lang: "ts", sourceType: "module" });
  const error = parsed.errors[0];
  if (error !== undefined) {
    throw new Error(`${path}: ${error.message}; correct the syntax, then check again`);
  }
  return { path, text, program: parsed.program, comments: parsed.comments };
}

/** Every TypeScript source of the project, parsed, in the order of its path. */
export function readSources(root: string): SourceFile[] {
  return findFiles(root, SOURCE_FOLDERS, [".ts"]).map((path) =>
    parseSource(path, readFileSync(join(root, path), "utf8")),
  );
}
