/** Packages could not be had. The message says what was tried and what came of it. */
export class PackagesUnavailableError extends Error {
  override readonly name = "PackagesUnavailableError";
  readonly code = "PACKAGES_UNAVAILABLE";
  /** One entry for each way that was tried. */
  readonly attempts: readonly string[];

  constructor(packages: readonly string[], attempts: readonly string[]) {
    super(
      `PACKAGES_UNAVAILABLE: the distribution's packages could not be had: ${packages.join(", ")}\n${attempts.join("\n")}`,
    );
    this.attempts = attempts;
  }
}
