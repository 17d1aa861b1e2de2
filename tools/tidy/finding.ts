/** Something that is not as the house wants it. */
export interface Finding {
  /** The name of the habit: `file length`, `doc comment`. */
  readonly habit: string;
  /** The file, relative to the root of the project. */
  readonly path: string;
  /** What was found, where, and what to do. */
  readonly message: string;
}
