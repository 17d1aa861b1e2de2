/** Which rule a source breaks. */
export type Rule =
  | "no row"
  | "forbidden folder"
  | "past the index"
  | "unknown file"
  | "computed import"
  | "cycle"
  | "library out of place";

/** One breach of the rule about dependencies. */
export interface Violation {
  readonly rule: Rule;
  /** The file that breaks it. */
  readonly path: string;
  /** What was found, where, and what to do instead. */
  readonly message: string;
}
