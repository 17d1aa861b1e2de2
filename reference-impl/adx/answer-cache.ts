import type { Answer } from "../service/index.ts";

/** Answers that are kept at most. */
const ANSWERS_MAX = 100_000;
/** Bytes of all paths and payloads that are kept at most. */
const BYTES_MAX = 67_108_864;
/** A larger answer is made anew each time. */
const ANSWER_BYTES_MAX = 262_144;

/**
 * Answers that were given before, by document and path. Those of a document that has changed are not found any more,
 * for its revision is another one, and go as all do that nobody has asked for lately.
 *
 * There are two generations, so that a hit costs no more than looking: when the younger one is half of what may be kept,
 * it becomes the older one, and what was left of that goes.
 */
export class AnswerCache {
  readonly #generationSize: number;
  readonly #generationBytes: number;
  #younger = new Map<string, Answer>();
  #older: ReadonlyMap<string, Answer> = new Map();
  #youngerBytes = 0;

  constructor(answersMax = ANSWERS_MAX, bytesMax = BYTES_MAX) {
    this.#generationSize = answersMax / 2;
    this.#generationBytes = bytesMax / 2;
  }

  /** The answer to this path of this revision; `make` makes it if it is not there. */
  get(revision: number, path: string, make: () => Answer): Answer {
    const key = `${revision} ${path}`;
    const known = this.#younger.get(key);
    if (known !== undefined) {
      return known;
    }
    const answer = this.#older.get(key) ?? make();
    this.#keep(key, answer);
    return answer;
  }

  #keep(key: string, answer: Answer): void {
    const bytes = bytesOf(key, answer);
    if (bytes > ANSWER_BYTES_MAX) {
      return;
    }
    if (this.#younger.size + 1 > this.#generationSize || this.#youngerBytes + bytes > this.#generationBytes) {
      this.#older = this.#younger;
      this.#younger = new Map();
      this.#youngerBytes = 0;
    }
    this.#younger.set(key, answer);
    this.#youngerBytes += bytes;
  }
}

function bytesOf(key: string, { payload, reasonPhrase }: Answer): number {
  return 2 * (key.length + reasonPhrase.length) + (payload?.length ?? 0);
}
