import type { ServiceName } from "../../conformance/targets/index.ts";
import { MUTANTS } from "../../mutants/index.ts";
import { seededRandom } from "../../runtime/index.ts";
import { PROVEN_PROFILES, type ProvenProfile, profileOf } from "./proven-profile.ts";
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
  return { fast: mutants, wire: wireOf(mutants) };
}

/** The mutants that stand in for one of these services and are judged by one of these profiles. */
export function mutantsOf(services: readonly ServiceName[], profiles = PROVEN_PROFILES): readonly string[] {
  return [...MUTANTS]
    .filter(([, { service = "cmx" }]) => services.includes(service))
    .filter(([, mutant]) => profiles.includes(profileOf(mutant)))
    .map(([name]) => name);
}

/** The profiles that some of these mutants are judged by. */
export function profilesOf(mutants: readonly string[]): readonly ProvenProfile[] {
  return PROVEN_PROFILES.filter((profile) =>
    mutants.some((name) => {
      const mutant = MUTANTS.get(name);
      return mutant !== undefined && profileOf(mutant) === profile;
    }),
  );
}

function wireOf(mutants: readonly string[]): readonly string[] {
  return WIRE_SAMPLE.filter((name) => mutants.includes(name));
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
  return { fast: chosen(mutants, count), wire: chosen(wireOf(mutants), WIRE_IN_SAMPLE) };
}
