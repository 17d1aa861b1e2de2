import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest folder above `from` that holds a `package.json`. Throws if there is none. */
export function projectRoot(from: string): string {
  const parent = dirname(from);
  if (existsSync(join(from, "package.json"))) {
    return from;
  }
  if (parent === from) {
    throw new Error("no package.json found above the starting folder; run this from inside the project");
  }
  return projectRoot(parent);
}
