/**
 * Bounds on the evaluation of one path. A step is a character read, compared or written; each element or member taken
 * out and each path begun count as a few more, so that steps are a fair measure of time.
 */
export interface GjsonLimits {
  /** In UTF-16 units. */
  readonly pathLengthMax: number;
  /**
   * Levels: members entered, paths within paths, and levels of JSON that `@pretty` goes into. A level takes up to two
   * kilobytes of the stack.
   */
  readonly depthMax: number;
  /** Allowed whatever the length of the document. */
  readonly stepsMin: number;
  /** Allowed on top of `stepsMin` for every character of the document. */
  readonly stepsPerCharacter: number;
  /**
   * Allowed at most, so that longer documents have no path. At 2^25, evaluations take about a second, and every text
   * that a path can make stays below the longest string that Node.js can hold.
   */
  readonly stepsMax: number;
}

/**
 * The bounds unless a caller sets others. Ordinary paths read a document a few times over; what needs more is built
 * to hurt, such as a modifier or multipath that is piped into itself again and again.
 */
export const GJSON_LIMITS: GjsonLimits = {
  pathLengthMax: 16_384,
  depthMax: 128,
  stepsMin: 1_000_000,
  stepsPerCharacter: 64,
  stepsMax: 2 ** 25,
};
