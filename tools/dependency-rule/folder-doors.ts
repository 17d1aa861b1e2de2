import { posix } from "node:path";

/**
 * The `index.ts` through which `from` must import `to`, if `from` lies outside a folder of `to`.
 *
 * Undefined if the two share every folder of `to` from `unitFolder` on, so that they may meet directly. Folders above
 * the unit, such as `protocol/`, only gather units and have no door.
 */
export function doorOf(from: string, to: string, unitFolder: string): string | undefined {
  const folders = posix.dirname(to).split("/");
  const unitDepth = unitFolder.split("/").length;
  for (let depth = unitDepth; depth <= folders.length; depth += 1) {
    const folder = folders.slice(0, depth).join("/");
    if (!from.startsWith(`${folder}/`)) {
      return `${folder}/index.ts`;
    }
  }
  return undefined;
}
