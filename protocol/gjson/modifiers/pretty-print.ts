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

/** Where a value is printed. */
interface Place {
  /** Where it begins in the JSON text. */
  readonly at: number;
  readonly level: number;
  /** Bytes on the line before it. */
  readonly column: number;
}

/** A value printed, and where it ended in the JSON text. */
interface Printed {
  readonly text: string;
  readonly end: number;
}

/** Prints the first value of a JSON text, with a line end behind it; empty if there is none. */
export function prettyPrint(json: string, style: PrettyStyle, meter: WorkMeter): string {
  const at = nextValue(json, 0);
  if (at === json.length) {
    return "";
  }
  const column = Buffer.byteLength(style.prefix);
  return `${style.prefix}${new PrettyPrinter(json, style, meter).print({ at, level: 0, column }).text}\n`;
}

class PrettyPrinter {
  readonly #json: string;
  readonly #style: PrettyStyle;
  readonly #meter: WorkMeter;

  constructor(json: string, style: PrettyStyle, meter: WorkMeter) {
    this.#json = json;
    this.#style = style;
    this.#meter = meter;
  }

  print(place: Place): Printed {
    const json = this.#json;
    switch (json[place.at]) {
      case "{":
        return this.#meter.nested(() => this.#printObject(place));
      case "[":
        return this.#inOneLine(place) ?? this.#meter.nested(() => this.#printArray(place));
      default: {
        const end = valueEnd(json, place.at, kindAt(json, place.at) ?? "null");
        this.#meter.charge(end - place.at);
        return { text: json.slice(place.at, end), end };
      }
    }
  }

  #inOneLine({ at, column }: Place): Printed | undefined {
    const room = this.#style.widthBytes - column;
    const text = this.#style.widthBytes > 0 && room > 3 ? arrayInOneLine(this.#json, at, room, this.#meter) : undefined;
    return text === undefined ? undefined : { text, end: valueEnd(this.#json, at, "json") };
  }

  #printArray({ at, level }: Place): Printed {
    const json = this.#json;
    const line = this.#lineStart(level + 1);
    const elements: string[] = [];
    let elementAt = nextElement(json, at + 1);
    while (kindAt(json, elementAt) !== undefined) {
      // The line end before the first element counts as a column, as in the original.
      const column = Buffer.byteLength(line) + (elements.length === 0 ? 1 : 0);
      const { text, end } = this.print({ at: elementAt, level: level + 1, column });
      elements.push(`${line}${text}`);
      this.#meter.charge(line.length + VALUE_STEPS);
      elementAt = nextElement(json, end);
    }
    return { text: `[${this.#lines(elements, level)}]`, end: elementAt + 1 };
  }

  #printObject({ at, level }: Place): Printed {
    const json = this.#json;
    const line = this.#lineStart(level + 1);
    const members: PrintedMember[] = [];
    let keyAt = nextKey(json, at + 1);
    while (json[keyAt] === '"') {
      const keyEnd = stringEnd(json, keyAt);
      const key = json.slice(keyAt, keyEnd);
      const column = Buffer.byteLength(`${line}${key}`) + 3;
      const { text, end } = this.print({ at: nextValue(json, keyEnd), level: level + 1, column });
      members.push({ key, value: text });
      this.#meter.charge(line.length + key.length + VALUE_STEPS);
      keyAt = nextKey(json, end);
    }
    const ordered = this.#style.sortKeys ? sortMembers(members, this.#meter) : members;
    const lines = ordered.map((member) => `${line}${member.key}: ${member.value}`);
    return { text: `{${this.#lines(lines, level)}}`, end: keyAt + 1 };
  }

  #lines(lines: readonly string[], level: number): string {
    return lines.length === 0 ? "" : `\n${lines.join(",\n")}\n${this.#lineStart(level)}`;
  }

  #lineStart(level: number): string {
    this.#meter.charge(level * this.#style.indent.length);
    return `${this.#style.prefix}${this.#style.indent.repeat(level)}`;
  }
}
