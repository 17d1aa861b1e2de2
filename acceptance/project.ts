import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where the compiled sources lie, this file among them. */
export const COMPILED = dirname(import.meta.dirname);

/** Where the checkout lies that they were compiled from. */
export const PROJECT_ROOT = projectRoot(COMPILED);

/** The text of a file of the checkout; `path` is relative to its root. */
export function projectFile(path: string): string {
  return readFileSync(join(PROJECT_ROOT, path), "utf8");
}

function projectRoot(from: string): string {
  const path = join(from, "package.json");
  if (existsSync(path) && /"name": "kaaliper"/.test(readFileSync(path, "utf8"))) {
    return from;
  }
  assert.notEqual(dirname(from), from, `no package.json of kaaliper above ${COMPILED}`);
  return projectRoot(dirname(from));
}
