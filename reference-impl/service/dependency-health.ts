import type { Health } from "./bus-health.ts";

/** How it stands with something that a service depends on. */
export interface DependencyHealth {
  /** Why the service cannot serve without it: it never had what it needs. Undefined if it has. */
  problem(): string | undefined;
  /** What does not work now though the service still serves, each a sentence for people. */
  degradations(): readonly string[];
}

/** Healthy as long as none of these has a problem; the first one that has is told. */
export function healthOfAll(healths: readonly Health[]): Health {
  return () => {
    for (const health of healths) {
      const problem = health();
      if (problem !== undefined) {
        return problem;
      }
    }
    return undefined;
  };
}
