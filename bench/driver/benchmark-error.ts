/** Nothing could be measured. The message says what was expected, what came, and on which side. */
export class BenchmarkError extends Error {
  override readonly name = "BenchmarkError";
}
