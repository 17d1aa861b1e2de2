/**
 * The register of work that leaves the event loop: cryptography, files, child processes.
 *
 * Virtual time stands still while such work is under way. Whatever runs in the fast lane hands it in here.
 */
export interface OutsideWork {
  outside<T>(work: () => Promise<T>): Promise<T>;
}

/** For real time, which waits for nobody. */
export const unregisteredWork: OutsideWork = { outside: (work) => work() };
