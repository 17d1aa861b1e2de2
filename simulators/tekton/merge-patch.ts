import { isJsonNullText, isJsonObjectText, jsonMembers, jsonObjectText } from "../../protocol/json/index.ts";

/**
 * Applies a JSON merge patch (RFC 7396) to a JSON text and keeps what it does not touch as it is spelled; undefined is
 * a target that does not exist. Both texts must be valid JSON, nested as deep as the stack allows.
 */
export function mergePatch(target: string | undefined, patch: string): string {
  if (!isJsonObjectText(patch)) {
    return patch;
  }
  const merged = target !== undefined && isJsonObjectText(target) ? jsonMembers(target) : new Map<string, string>();
  for (const [name, change] of jsonMembers(patch)) {
    if (isJsonNullText(change)) {
      merged.delete(name);
    } else {
      merged.set(name, mergePatch(merged.get(name), change));
    }
  }
  return jsonObjectText(merged);
}
