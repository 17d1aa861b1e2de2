/** Control characters, lone surrogates, line separators, non-characters, and those that turn the writing direction. */
const HARMFUL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

const CUSTOMARY: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * The text on one line, with everything replaced by an escape that a terminal might obey, XML forbids, or no eye can
 * see. What a target sends is shown through this.
 */
export function visibleText(text: string): string {
  return text.replace(HARMFUL, (character) => CUSTOMARY[character] ?? escape(character));
}

function escape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The same, line by line. */
export function visibleLines(text: string): readonly string[] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => visibleText(line.replaceAll("\t", "  ")));
}

/** At most `lengthMax` characters of a text, the last of them an ellipsis if it had more. */
export function shortened(text: string, lengthMax: number): string {
  const characters = Array.from(text);
  return characters.length <= lengthMax ? text : `${characters.slice(0, Math.max(0, lengthMax - 1)).join("")}…`;
}

/** Breaks a text into lines of at most `width` characters, between words where it can. */
export function wrapped(text: string, width: number): readonly string[] {
  return filled(
    text.split(" ").flatMap((word) => pieces(word, width)),
    " ",
    width,
  );
}

/** Fills lines of at most `width` characters with parts that stay whole, with a separator between them. */
export function filled(parts: readonly string[], separator: string, width: number): readonly string[] {
  const [first = "", ...others] = parts;
  const lines: string[] = [];
  let line = first;
  for (const part of others) {
    const longer = `${line}${separator}${part}`;
    if (length(longer) > width) {
      lines.push(line);
      line = part;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** A text cut into parts of at most `width` characters. An empty text is one empty part. */
export function pieces(text: string, width: number): readonly string[] {
  const characters = Array.from(text);
  const count = Math.max(1, Math.ceil(characters.length / width));
  return Array.from({ length: count }, (_, index) => characters.slice(index * width, (index + 1) * width).join(""));
}

/** How many characters a text has, counted as a person counts. */
export function length(text: string): number {
  return Array.from(text).length;
}
