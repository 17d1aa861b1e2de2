import { lineOf, type SourceFile } from "../source-tree/index.ts";
import type { Finding } from "./finding.ts";

const NOTES: readonly { readonly pattern: RegExp; readonly advice: string }[] = [
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b/, advice: "finish it, or write an issue" },
  { pattern: /@ts-(ignore|expect-error|nocheck)\b/, advice: "state the type" },
];

/** Finds comments that put work off or silence the compiler. */
export function checkComments(source: SourceFile): Finding[] {
  return source.comments.flatMap((comment) =>
    NOTES.flatMap(({ pattern, advice }) => {
      const note = pattern.exec(comment.value)?.[0];
      if (note === undefined) {
        return [];
      }
      const message = `${source.path}:${lineOf(source, comment.start)} has a comment with ${note}; ${advice}`;
      return [{ habit: "comment", path: source.path, message }];
    }),
  );
}
