import { seededRandom } from "../../runtime/index.ts";
import { WIRE_SAMPLE } from "./wire-sample.ts";

/** Which mutants are judged, in their order, and in which lane. */
export interface ProofPlan {
  readonly fast: readonly string[];
  readonly wire: readonly string[];
}

/** How many mutants a sample judges over the wire as well. */
const WIRE_IN_SAMPLE = 2;

/** Every mutant in the fast lane, and over the wire those that the house has chosen. */
export function wholePlan(mutants: readonly string[]): ProofPlan {
  return { fast: mutants, wire: WIRE_SAMPLE };
}

/** So many mutants, which `seed` chooses; two more are judged over the wire. Never more than there are. */
export function samplePlan(mutants: readonly string[], count: number, seed: number): ProofPlan {
  const random = seededRandom(`prove/${seed}`);
  const chosen = (names: readonly string[], wanted: number): string[] => {
    const left = [...names];
    const taken = Array.from({ length: Math.min(wanted, left.length) }, () =>
      left.splice(random.integer(0, left.length - 1), 1),
    ).flat();
    return names.filter((name) => taken.includes(name));
  };
  return { fast: chosen(mutants, count), wire: chosen(WIRE_SAMPLE, WIRE_IN_SAMPLE) };
}
