import { kindAt, nextElement, nextKey, nextValue, stringEnd, valueEnd } from "../json-text/index.ts";
import { VALUE_STEPS, type WorkMeter } from "../work-meter.ts";
import { arrayInOneLine } from "./array-in-one-line.ts";
import { type PrintedMember, sortMembers } from "./sort-members.ts";

/** How to print. */
export interface PrettyStyle {
  readonly sortKeys: boolean;
  readonly indent: string;
  /** Begins every line. */
  readonly prefix: string;
  /** Columns that an array in one line may reach; zero or less to put every element on a line. */
  readonly widthBytes: number;
}

/** Prints the first value of a JSON text, with a line end behind it; empty if there is none. */
export function prettyPrint(json: string, style: PrettyStyle, meter: WorkMeter): string {
  const at = nextValue(json, 0, meter);
  if (at === json.length) {
    return "";
  }
  const printed = new PrettyPrinter(json, style, meter).print(at, 0, Buffer.byteLength(style.prefix));
  return `${style.prefix}${printed}\n`;
}

class PrettyPrinter {
  readonly #json: string;
  readonly #style: PrettyStyle;
  readonly #meter: WorkMeter;
  /** Where the value that was printed last has ended in the JSON text. */
  #end = 0;

  constructor(json: string, style: PrettyStyle, meter: WorkMeter) {
    this.#json = json;
    this.#style = style;
    this.#meter = meter;
  }

  /** Prints the value at `at`; on the line before it are `column` bytes. */
  print(at: number, level: number, column: number): string {
    const json = this.#json;
    switch (json[at]) {
      case "{":
        return this.#meter.nested(() => this.#printObject(at, level));
      case "[":
        return this.#inOneLine(at, column) ?? this.#meter.nested(() => this.#printArray(at, level));
      default:
        this.#end = valueEnd(json, at, kindAt(json, at) ?? "null", this.#meter);
        return json.slice(at, this.#end);
    }
  }

  #inOneLine(at: number, column: number): string | undefined {
    const room = this.#style.widthBytes - column;
    const text = this.#style.widthBytes > 0 && room > 3 ? arrayInOneLine(this.#json, at, room, this.#meter) : undefined;
    if (text !== undefined) {
      this.#end = valueEnd(this.#json, at, "json", this.#meter);
    }
    return text;
  }

  #printArray(at: number, level: number): string {
    const json = this.#json;
    const line = this.#lineStart(level + 1);
    const column = Buffer.byteLength(line);
    const elements: string[] = [];
    let elementAt = nextElement(json, at + 1, this.#meter);
    while (kindAt(json, elementAt) !== undefined) {
      // The line end before the first element counts as a column, as in the original.
      elements.push(this.print(elementAt, level + 1, elements.length === 0 ? column + 1 : column));
      this.#meter.charge(3 * VALUE_STEPS);
      elementAt = nextElement(json, this.#end, this.#meter);
    }
    this.#end = elementAt + 1;
    return this.#enclosed("[", elements, line, level, "]");
  }

  #printObject(at: number, level: number): string {
    const json = this.#json;
    const line = this.#lineStart(level + 1);
    const lineBytes = Buffer.byteLength(line);
    const members: PrintedMember[] = [];
    let keyAt = nextKey(json, at + 1, this.#meter);
    while (json[keyAt] === '"') {
      const keyEnd = stringEnd(json, keyAt, this.#meter);
      const key = json.slice(keyAt, keyEnd);
      const column = lineBytes + Buffer.byteLength(key) + 3;
      const value = this.print(nextValue(json, keyEnd, this.#meter), level + 1, column);
      members.push({ key, value });
      this.#meter.charge(7 * VALUE_STEPS + key.length);
      keyAt = nextKey(json, this.#end, this.#meter);
    }
    this.#end = keyAt + 1;
    const ordered = this.#style.sortKeys ? sortMembers(members, this.#meter) : members;
    const texts = ordered.map((member) => `${member.key}: ${member.value}`);
    return this.#enclosed("{", texts, line, level, "}");
  }

  /** Each text on a line of its own. */
  #enclosed(opener: string, texts: readonly string[], line: string, level: number, closer: string): string {
    if (texts.length === 0) {
      return `${opener}${closer}`;
    }
    const length = texts.reduce((sum, text) => sum + text.length + line.length + 2, line.length + 4);
    this.#meter.chargeCopy(length);
    // What is put together from many parts is copied once more when it is read.
    this.#meter.charge(length >> 3);
    return `${opener}\n${line}${texts.join(`,\n${line}`)}\n${this.#lineStart(level)}${closer}`;
  }

  #lineStart(level: number): string {
    this.#meter.charge(level * this.#style.indent.length);
    return `${this.#style.prefix}${this.#style.indent.repeat(level)}`;
  }
}
