import type { ServiceName } from "../../conformance/targets/index.ts";
import type { Mutant } from "../../mutants/index.ts";

/** A profile that mutants are judged by. */
export type ProvenProfile = "deployed" | "raw-2017";

/** Every profile that mutants are judged by. */
export const PROVEN_PROFILES: readonly ProvenProfile[] = ["deployed", "raw-2017"];

/** The profile that a mutant is judged by. */
export function profileOf({ profile }: Pick<Mutant, "profile">): ProvenProfile {
  return profile ?? "deployed";
}

/** Which of these services of the reference a profile is about: the drafts of 2017 know CMX alone. */
export function servicesBy(profile: ProvenProfile, services: readonly ServiceName[]): readonly ServiceName[] {
  return profile === "deployed" ? services : services.filter((service) => service === "cmx");
}
