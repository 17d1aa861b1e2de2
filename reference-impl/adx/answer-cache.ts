import type { Answer } from "../service/index.ts";

/** Answers that are kept at most. */
const ANSWERS_MAX = 100_000;
/** Bytes of all questions and payloads that are kept at most, and of what it takes to keep them. */
const BYTES_MAX = 67_108_864;
/** A larger answer is made anew each time. */
const ANSWER_BYTES_MAX = 262_144;
/** What a document costs of which there is only one answer. */
const REVISION_BYTES = 256;

/**
 * Answers that were given before, by document and question. Those of a document that has changed are not found any more,
 * for its revision is another one, and go as all do that nobody has asked for lately.
 *
 * There are two generations, so that a hit costs no more than looking: when the younger one is half of what may be kept,
 * it becomes the older one, and what was left of that goes.
 */
export class AnswerCache {
  readonly #generationSize: number;
  readonly #generationBytes: number;
  #younger = new Generation();
  #older = new Generation();

  constructor(answersMax = ANSWERS_MAX, bytesMax = BYTES_MAX) {
    this.#generationSize = answersMax / 2;
    this.#generationBytes = bytesMax / 2;
  }

  /** The answer to this question about this revision, if it is known. */
  find(revision: number, question: string): Answer | undefined {
    const known = this.#younger.find(revision, question);
    if (known !== undefined) {
      return known;
    }
    const answer = this.#older.find(revision, question);
    return answer === undefined ? undefined : this.keep(revision, question, answer);
  }

  /** Keeps an answer that was not known, and returns it. */
  keep(revision: number, question: string, answer: Answer): Answer {
    const bytes = bytesOf(question, answer);
    if (bytes > ANSWER_BYTES_MAX) {
      return answer;
    }
    const { size, bytes: youngerBytes } = this.#younger;
    if (size + 1 > this.#generationSize || youngerBytes + bytes > this.#generationBytes) {
      this.#older = this.#younger;
      this.#younger = new Generation();
    }
    this.#younger.keep(revision, question, answer, bytes);
    return answer;
  }
}

/** By revision and then by question, since text made of both would have to be put together for every look. */
class Generation {
  readonly #answers = new Map<number, Map<string, Answer>>();
  size = 0;
  bytes = 0;

  find(revision: number, question: string): Answer | undefined {
    return this.#answers.get(revision)?.get(question);
  }

  keep(revision: number, question: string, answer: Answer, bytes: number): void {
    let ofRevision = this.#answers.get(revision);
    if (ofRevision === undefined) {
      ofRevision = new Map();
      this.#answers.set(revision, ofRevision);
      this.bytes += REVISION_BYTES;
    }
    ofRevision.set(question, answer);
    this.size += 1;
    this.bytes += bytes;
  }
}

function bytesOf(question: string, { payload, reasonPhrase }: Answer): number {
  return 2 * (question.length + reasonPhrase.length) + (payload?.length ?? 0);
}
