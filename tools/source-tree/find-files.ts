import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PASSED_OVER } from "./source-folders.ts";

/**
 * Paths of the files in `folders`, at any depth, that end in one of `endings`: relative to `root`, with forward
 * slashes, sorted. Folders that do not exist, built output and hidden folders are passed over.
 */
export function findFiles(root: string, folders: readonly string[], endings: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesBelow(root, folder))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .toSorted();
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return isPassedOver(path, entry.name) ? [] : filesBelow(root, path);
    }
    return entry.isFile() ? [path] : [];
  });
}

function isPassedOver(path: string, name: string): boolean {
  return name.startsWith(".") || PASSED_OVER.some((passedOver) => passedOver === path || passedOver === name);
}
