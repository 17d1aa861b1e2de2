import { type GjsonProblem, queryGjson } from "../../protocol/gjson/index.ts";
import type { AppVersionConfiguration } from "../service/index.ts";

/** What became of looking an attribute up. `text` is JSON as it is spelled in the settings. */
export type Attribute =
  | { readonly kind: "found"; readonly text: string }
  | { readonly kind: "absent" }
  | { readonly kind: "refused"; readonly problem: GjsonProblem };

/** The documents of an appversion, the one that takes precedence first. */
export type Documents = Pick<AppVersionConfiguration, "application" | "appVersion">;

/**
 * Finds the attribute of a GJSON path: in the settings of the appversion or, if the path does not exist there, in those
 * of the application. An explicit null exists (reading G3).
 */
export function findAttribute({ application, appVersion }: Documents, path: string): Attribute {
  const own = lookUp(appVersion, path);
  return own.kind === "absent" ? lookUp(application, path) : own;
}

function lookUp(document: string | undefined, path: string): Attribute {
  if (document === undefined) {
    return { kind: "absent" };
  }
  const result = queryGjson(document, path);
  if (result.exists) {
    return { kind: "found", text: result.raw };
  }
  return result.problem === undefined ? { kind: "absent" } : { kind: "refused", problem: result.problem };
}
