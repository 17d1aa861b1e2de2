import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Where the project lies, and what it says about itself. */
export interface Package {
  /** Holds `features/` and `conformance/requirements/`. */
  readonly root: string;
  /** Holds the compiled sources. */
  readonly compiled: string;
  readonly version: string;
}

/** Finds the project that this file belongs to. Throws if it was moved out of it. */
export function findPackage(): Package {
  const compiled = resolve(import.meta.dirname, "..");
  for (let directory = compiled; directory !== dirname(directory); directory = dirname(directory)) {
    const path = join(directory, "package.json");
    if (existsSync(path)) {
      const content: unknown = JSON.parse(readFileSync(path, "utf8"));
      const version =
        typeof content === "object" && content !== null && "version" in content ? String(content.version) : "";
      return { root: directory, compiled, version };
    }
  }
  throw new Error(`no package.json above ${compiled}; run Kaaliper from its checkout`);
}
