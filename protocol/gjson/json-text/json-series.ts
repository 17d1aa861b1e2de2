import { VALUE_STEPS, type WorkMeter } from "../work-meter.ts";

/** So many texts are joined at once: a great many small ones alive at a time would keep the memory busy. */
const CHUNK = 512;

const BRACKETS = { array: ["[", "]"], object: ["{", "}"] } as const;

/** Texts of elements or members, one behind the other, that become an array or object. */
export class JsonSeries {
  readonly #kind: keyof typeof BRACKETS;
  readonly #meter: WorkMeter;
  readonly #chunks: string[] = [];
  #texts: string[] = [];
  /** Characters in `#texts`, and in all chunks. */
  #length = 0;
  #chunksLength = 0;

  constructor(kind: keyof typeof BRACKETS, meter: WorkMeter) {
    this.#kind = kind;
    this.#meter = meter;
    meter.charge(2 * VALUE_STEPS);
  }

  add(text: string): void {
    this.#meter.charge(VALUE_STEPS);
    this.#length += text.length + 1;
    this.#texts.push(this.#chunksLength + this.#texts.length === 0 ? BRACKETS[this.#kind][0] + text : text);
    if (this.#texts.length === CHUNK) {
      this.#join("");
    }
  }

  /** The array or object of all that was added. */
  toString(): string {
    const [opener, closer] = BRACKETS[this.#kind];
    if (this.#chunksLength + this.#texts.length === 0) {
      return opener + closer;
    }
    // Brackets go into the parts, so that the whole is written only once.
    this.#join(closer);
    if (this.#chunks.length > 1) {
      this.#meter.chargeCopy(this.#chunksLength);
    }
    return this.#chunks.join(",");
  }

  #join(end: string): void {
    this.#meter.chargeCopy(this.#length);
    const last = (this.#texts.pop() ?? this.#chunks.pop() ?? "") + end;
    this.#texts.push(last);
    this.#chunks.push(this.#texts.join(","));
    this.#chunksLength += this.#length;
    this.#texts = [];
    this.#length = 0;
  }
}
