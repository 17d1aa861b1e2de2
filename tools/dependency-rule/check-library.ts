import { isBuiltin } from "node:module";
import { isTest } from "../source-tree/index.ts";
import { LIBRARY_HOMES } from "./library-homes.ts";
import type { Violation } from "./violation.ts";

/** Says whether a file may use a library. Undefined if it may. */
export function checkLibrary(path: string, specifier: string, line: number): Violation | undefined {
  const name = isBuiltin(specifier) && !specifier.startsWith("node:") ? `node:${specifier}` : specifier;
  const home = LIBRARY_HOMES.find(({ libraries }) => libraries.some((library) => isPartOf(library, name)));
  const allowed =
    home === undefined ||
    home.homes.some((place) => path === place || path.startsWith(`${place}/`)) ||
    (home.alsoTests === true && isTest(path));
  if (allowed) {
    return undefined;
  }
  const message = `${path}:${line} imports ${specifier}, which is used only in ${home.homes.join(", ")}; go through what they offer`;
  return { rule: "library out of place", path, message };
}

function isPartOf(library: string, name: string): boolean {
  return library.endsWith("*")
    ? name.startsWith(library.slice(0, -1))
    : name === library || name.startsWith(`${library}/`);
}
