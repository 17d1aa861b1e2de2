import type { Ledger } from "../check.ts";
import type { DraftMessage } from "./draft-message.ts";

/** What a table of the drafts says of one member of a message. */
export interface MemberRule {
  readonly requirement: string;
  readonly member: string;
  readonly holds: (value: unknown) => boolean;
  /** What it has to be, for a message. */
  readonly wanted: string;
  /** Whether it may be left out. */
  readonly mayLack?: boolean;
}

/** Judges the members of a JSON object, each by its rule. */
export function judgeMembers(
  { name, members, message }: DraftMessage,
  rules: readonly MemberRule[],
  ledger: Ledger,
): void {
  if (members === undefined) {
    return;
  }
  for (const { requirement, member, holds, wanted, mayLack } of rules) {
    const value = members[member];
    if (value === undefined && mayLack === true) {
      ledger.judge(requirement, true, () => "", [message]);
      continue;
    }
    const found = value === undefined ? "missing" : JSON.stringify(value);
    ledger.judge(requirement, holds(value), () => `${member} of ${name} is ${found} instead of ${wanted}`, [message]);
  }
}

/** A rule for a member that has to be a text. */
export function text(requirement: string, member: string): MemberRule {
  return { requirement, member, holds: (value) => typeof value === "string" && value !== "", wanted: "a text" };
}

/** A rule for a member that has to be a number. */
export function number(requirement: string, member: string): MemberRule {
  return { requirement, member, holds: (value) => typeof value === "number", wanted: "a number" };
}

/** A rule for a member that has to be a whole number. */
export function wholeNumber(requirement: string, member: string): MemberRule {
  return { requirement, member, holds: Number.isInteger, wanted: "a whole number" };
}

/** A rule for a member that has to be a version, be it as a number or as a text. */
export function version(requirement: string, member: string): MemberRule {
  return { requirement, member, holds: (value) => versionOf(value) !== undefined, wanted: "a version" };
}

/** The same rule for a member that may be left out. */
export function optional(rule: MemberRule): MemberRule {
  return { ...rule, wanted: `${rule.wanted} or nothing`, mayLack: true };
}

/** The number of a version that stands there as one or as its text; undefined if it is neither. */
export function versionOf(value: unknown): number | undefined {
  const written = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof written === "number" && Number.isInteger(written) ? written : undefined;
}
