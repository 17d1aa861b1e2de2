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
  | "adx"
  | "cex"
  | "extension"
  | "communication-service"
  | "configuration-data-provider"
  | "endpoint-register"
  | "tekton"
  | "tenant-manager"
  | "command-caller"
  | "client";

/** Every role. */
export const ROLES: readonly Role[] = [
  "cmx",
  "adx",
  "cex",
  "extension",
  "communication-service",
  "configuration-data-provider",
  "endpoint-register",
  "tekton",
  "tenant-manager",
  "command-caller",
  "client",
];

/**
 * What a target may have or not, services among it: rules about it are judged only if it has it. "platform" are Tekton
 * and the Tenant Manager, "cmx-on-platform" is a CMX that turns to them; "starting" is an ADX of which a run can start
 * another instance by itself; "house" are services of ours, which alone are held to rules of the basis "house".
 */
export type Capability = "cmx" | "adx" | "cex" | "replicas" | "platform" | "cmx-on-platform" | "starting" | "house";

/** Every capability. */
export const CAPABILITIES: readonly Capability[] = [
  "cmx",
  "adx",
  "cex",
  "replicas",
  "platform",
  "cmx-on-platform",
  "starting",
  "house",
];

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
  /** The profiles that the rule belongs to; absent means those of the documents in force. */
  readonly profiles?: readonly string[];
  /** What a target has to have for the rule to apply to it; absent means nothing. */
  readonly capability?: Capability;
  /** Why nothing that a service sends can show whether the rule is kept. */
  readonly unobservable?: string;
  /** Why there is no proof yet. */
  readonly deferred?: string;
}

/** The profiles of the documents in force, which a rule belongs to that names none. */
const CURRENT_PROFILES: readonly string[] = ["deployed", "rfc"];

/** The rules of the documents that a profile is about, those among them that belong to another profile only. */
export function rulesOfDocuments(catalogue: readonly Requirement[], profile: string): readonly Requirement[] {
  const siblings = CURRENT_PROFILES.includes(profile) ? CURRENT_PROFILES : [profile];
  return catalogue.filter(({ profiles = CURRENT_PROFILES }) => profiles.some((name) => siblings.includes(name)));
}

/** Why a run under `profile` against a target with these capabilities need not prove the rule, if it need not. */
export function excuse(
  { unobservable, deferred, obliged, profiles = CURRENT_PROFILES, capability, basis }: Requirement,
  profile: string,
  capabilities: readonly Capability[],
): string | undefined {
  if (unobservable !== undefined || deferred !== undefined) {
    return unobservable ?? deferred;
  }
  if (!profiles.includes(profile)) {
    return `does not belong to the profile ${profile}`;
  }
  if (basis === "house" && !capabilities.includes("house")) {
    return "is a house rule, which only services of ours have to keep";
  }
  const lacking = [obliged, capability].find((needed) => isCapability(needed) && !capabilities.includes(needed));
  return lacking === undefined ? undefined : `the target does not declare ${lacking}`;
}

/** A rule that obliges a service of the target is judged only if the target has it. */
function isCapability(name: string | undefined): name is Capability {
  return CAPABILITIES.some((capability) => capability === name);
}
