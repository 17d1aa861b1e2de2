/** How binding a rule is: breaking a MUST fails, breaking a SHOULD warns, a MAY informs. */
export type Level = "must" | "should" | "may";

/** Every level, the most binding first. */
export const LEVELS: readonly Level[] = ["must", "should", "may"];

/**
 * What a rule rests on: a capitalised keyword, a schema, a plain binding sentence, a reading of ours where the
 * documents are silent, or our own house rules.
 */
export type Basis = "keyword" | "schema" | "plain" | "inferred" | "house";

/** Who has to keep a rule. `extension` is any service under test. */
export type Role =
  | "cmx"
  | "extension"
  | "communication-service"
  | "configuration-data-provider"
  | "endpoint-register"
  | "client";

/** One rule of one document, in our own words. */
export interface Requirement {
  /** Stable: `CMP-004`. */
  readonly id: string;
  readonly level: Level;
  readonly obliged: Role;
  readonly basis: Basis;
  /** The document: `7/CMP`. */
  readonly protocol: string;
  readonly section: string;
  readonly text: string;
  /** The profiles that the rule belongs to; absent means all. */
  readonly profiles?: readonly string[];
  /** Why nothing that a service sends can show whether the rule is kept. */
  readonly unobservable?: string;
  /** Why there is no proof yet. */
  readonly deferred?: string;
}

/** Whether a run under `profile` has to prove the rule. */
export function isProvable(requirement: Requirement, profile: string): boolean {
  const excused = requirement.unobservable !== undefined || requirement.deferred !== undefined;
  return !excused && (requirement.profiles?.includes(profile) ?? true);
}
