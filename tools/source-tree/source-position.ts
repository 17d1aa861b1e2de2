import type { SourceFile } from "./source-file.ts";

/** The number of the line, from 1, that holds the character at `offset`. */
export function lineOf(source: Pick<SourceFile, "text">, offset: number): number {
  return source.text.slice(0, offset).split("\n").length;
}

/** How many lines a text has. A line break at its very end does not start another. */
export function lineCount(text: string): number {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.length - 1 : lines.length;
}
