import { isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";

/** A value of a settings file. */
export interface FileSetting {
  /** The documented key, dots between its parts: `kaa.tekton.url`. */
  readonly key: string;
  /** The value as text, as an environment variable would hold it. */
  readonly text: string;
  /** `adx.yaml:3:12`. */
  readonly place: string;
}

/** What a settings file holds, and what is wrong with it. */
export interface SettingsFile {
  readonly settings: ReadonlyMap<string, FileSetting>;
  readonly problems: readonly string[];
}

/**
 * Reads the text of a settings file: YAML whose keys are nested (`kaa: { tekton: { url: … } }`), joined by dots
 * (`kaa.tekton.url: …`), or both. `name` is what problems call the file. A list of plain values becomes one text with
 * commas in between.
 */
export function parseSettingsFile(text: string, name: string): SettingsFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const reading = new Reading(name, lines);
  for (const { message, pos } of document.errors) {
    reading.report(pos[0], `not valid YAML: ${message.split("\n")[0]}`);
  }
  if (document.errors.length === 0 && document.contents !== null) {
    if (isMap(document.contents)) {
      reading.takeMap(document.contents, "");
    } else {
      reading.report(document.contents.range?.[0] ?? 0, "the file has to be a map of settings");
    }
  }
  return reading;
}

class Reading implements SettingsFile {
  readonly settings = new Map<string, FileSetting>();
  readonly problems: string[] = [];
  readonly #name: string;
  readonly #lines: LineCounter;

  constructor(name: string, lines: LineCounter) {
    this.#name = name;
    this.#lines = lines;
  }

  report(offset: number, problem: string): void {
    this.problems.push(`${this.#place(offset)}: ${problem}`);
  }

  takeMap(map: YAMLMap, prefix: string): void {
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? String(key.value) : "";
      const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
      if (isMap(value)) {
        this.takeMap(value, `${prefix}${name}.`);
      } else {
        this.#takeValue(`${prefix}${name}`, value, offset);
      }
    }
  }

  #takeValue(key: string, value: unknown, keyOffset: number): void {
    const offset = nodeOffset(value) ?? keyOffset;
    const text = textOf(value);
    if (text === undefined) {
      this.report(offset, `${key} takes a plain value, or a list of them`);
    } else if (this.settings.has(key)) {
      this.report(keyOffset, `${key} stands there twice; leave one out`);
    } else {
      this.settings.set(key, { key, text, place: this.#place(offset) });
    }
  }

  #place(offset: number): string {
    const { line, col } = this.#lines.linePos(offset);
    return `${this.#name}:${line}:${col}`;
  }
}

function nodeOffset(value: unknown): number | undefined {
  return isScalar(value) ? value.range?.[0] : undefined;
}

/** A plain value as text, spelled as in the file; a list of plain values with commas. */
function textOf(value: unknown): string | undefined {
  if (isScalar(value)) {
    return value.value === null ? "" : (value.source ?? "");
  }
  if (!isSequence(value)) {
    return undefined;
  }
  const texts = value.items.map(textOf);
  return texts.every((text) => text !== undefined) ? texts.join(",") : undefined;
}

function isSequence(value: unknown): value is { readonly items: readonly Node[] } {
  return typeof value === "object" && value !== null && "items" in value && Array.isArray(value.items) && !isMap(value);
}
