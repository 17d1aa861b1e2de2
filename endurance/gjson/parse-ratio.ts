import process from "node:process";
import { queryGjson } from "../../protocol/gjson/index.ts";

const PARSES = 15;
const ATTEMPTS = 5;

/**
 * The milliseconds that the processor works for this process while `work` is done, in all its threads. What else the
 * machine does meanwhile hardly matters.
 */
function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Compares how long paths take over one document with how long `JSON.parse` of it takes. */
export class ParseRatio {
  readonly #json: string;
  #parseMs: number;

  constructor(json: string) {
    this.#json = json;
    this.#parseMs = this.#medianParseMs();
  }

  /** The milliseconds of `JSON.parse`: the median of several, as measured last. */
  get parseMs(): number {
    return this.#parseMs;
  }

  /** How many times as long as `JSON.parse` the path takes, tried once. */
  quick(path: string): number {
    return processorMs(() => queryGjson(this.#json, path)) / this.#parseMs;
  }

  /** The same, the least of several attempts, compared with `JSON.parse` right before them. */
  careful(path: string): number {
    this.#parseMs = this.#medianParseMs();
    return Math.min(...Array.from({ length: ATTEMPTS }, () => this.quick(path)));
  }

  #parse(): unknown {
    return JSON.parse(this.#json);
  }

  #medianParseMs(): number {
    const all = Array.from({ length: PARSES }, () => processorMs(() => this.#parse()));
    return all.toSorted((a, b) => a - b)[Math.floor(PARSES / 2)] ?? Number.NaN;
  }
}
