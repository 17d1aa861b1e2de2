import type { Requirement } from "./requirement.ts";

/** A `Rule` of a feature file, as the gate sees it. */
export interface FeatureRule {
  /** Where it stands: `features/07-cmp/configuration-request.feature:9`. */
  readonly place: string;
  /** Its own and those of its feature. */
  readonly tags: readonly string[];
  readonly examples: number;
}

/** What the proofs of the catalogue consist of. */
export interface Proofs {
  readonly rules: readonly FeatureRule[];
  /** Requirement identifiers by the check that judges them. */
  readonly checks: ReadonlyMap<string, readonly string[]>;
}

const REQUIREMENT_TAG = /^@([A-Z][A-Z0-9]+-[0-9]{3})$/;

/**
 * Compares catalogue and proofs in both directions and says what does not fit: a rule without exactly one known
 * requirement or with the wrong level, a check of an unknown requirement, a requirement without proof, a proof of
 * what the catalogue calls unobservable or deferred. Empty means that everything fits.
 */
export function gateProblems(catalogue: readonly Requirement[], proofs: Proofs): readonly string[] {
  const known = new Map(catalogue.map((requirement) => [requirement.id, requirement]));
  return [
    ...proofs.rules.flatMap((rule) => ruleProblems(rule, known)),
    ...[...proofs.checks].flatMap(([check, ids]) =>
      ids.filter((id) => !known.has(id)).map((id) => `check ${check}: ${id} is not in the catalogue`),
    ),
    ...catalogue.flatMap((requirement) => proofProblems(requirement, proofs)),
  ];
}

/** The requirement identifiers among tags. */
export function requirementIds(tags: readonly string[]): readonly string[] {
  return tags.flatMap((tag) => REQUIREMENT_TAG.exec(tag)?.[1] ?? []);
}

function ruleProblems(rule: FeatureRule, known: ReadonlyMap<string, Requirement>): string[] {
  const ids = requirementIds(rule.tags);
  const [id] = ids;
  if (id === undefined || ids.length > 1) {
    return [`${rule.place}: a Rule names exactly one requirement, this one ${ids.join(", ") || "none"}`];
  }
  const requirement = known.get(id);
  if (requirement === undefined) {
    return [`${rule.place}: ${id} is not in the catalogue`];
  }
  const problems: string[] = [];
  if (!rule.tags.includes(`@${requirement.level}`)) {
    problems.push(`${rule.place}: ${id} is a ${requirement.level.toUpperCase()}; tag the Rule @${requirement.level}`);
  }
  if (rule.examples === 0) {
    problems.push(`${rule.place}: the Rule for ${id} has no Example`);
  }
  return problems;
}

function proofProblems(requirement: Requirement, proofs: Proofs): string[] {
  const proven =
    proofs.rules.some(({ tags }) => requirementIds(tags).includes(requirement.id)) ||
    [...proofs.checks.values()].some((ids) => ids.includes(requirement.id));
  const excuse = requirement.unobservable ?? requirement.deferred;
  if (excuse === undefined && !proven) {
    return [
      `${requirement.id}: neither a Rule nor a check proves it; add one, or say why it is unobservable or deferred`,
    ];
  }
  return excuse !== undefined && proven
    ? [`${requirement.id}: it is proven, but the catalogue says why it cannot be: ${excuse}`]
    : [];
}
