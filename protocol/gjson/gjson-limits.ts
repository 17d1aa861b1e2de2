/**
 * Bounds on the evaluation of one path. A step is a character read by itself; each element or member taken out and each
 * path begun count as a few more, what is searched or copied at once as less, so that steps are a fair measure of time:
 * one to four nanoseconds.
 */
export interface GjsonLimits {
  /** In UTF-16 units. */
  readonly pathLengthMax: number;
  /**
   * Levels: members entered, paths within paths, and levels of JSON that `@pretty` goes into. A level takes up to two
   * kilobytes of the stack.
   */
  readonly depthMax: number;
  /** Allowed for any document, however small. */
  readonly stepsMin: number;
  /**
   * Allowed for every character of the document if that is more. White space between tokens does not count;
   * characters that are hard to parse count for many: a comma for 61 (46 before `true`, `false` and `null`), a colon
   * for 121, `{` for 201, `[` for 131, each outside strings; a backslash for 13.
   */
  readonly stepsPerCharacter: number;
  /**
   * Allowed at most, so that documents of many megabytes have fewer paths. At 10^8, evaluations take a quarter of a
   * second at most. No text that a path makes is longer than 2^25 characters.
   */
  readonly stepsMax: number;
}

/**
 * The bounds unless a caller sets others. A path over a document of a megabyte then takes less than 50 times as long
 * as `JSON.parse` of the document. Ordinary paths read it a few times over; what needs more is built to hurt, such as a
 * modifier or multipath that is piped into itself again and again.
 */
export const GJSON_LIMITS: GjsonLimits = {
  pathLengthMax: 16_384,
  depthMax: 128,
  stepsMin: 1_000_000,
  stepsPerCharacter: 2,
  stepsMax: 100_000_000,
};
