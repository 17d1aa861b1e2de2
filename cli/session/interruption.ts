/** Exit codes of a program that a signal ended: 128 and the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Resolves, when the user or the system wants the program to end, with the exit code for it. From then on a second
 * signal ends the program at once.
 */
export function interrupted(process: NodeJS.Process): Promise<number> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve(EXIT_CODES.SIGINT));
    process.once("SIGTERM", () => resolve(EXIT_CODES.SIGTERM));
  });
}
