import { mutant as cmpAbsentIsNotFound } from "./cmp-absent-is-not-found.ts";
import { mutant as cmpIdentifierWithoutConfiguration } from "./cmp-identifier-without-configuration.ts";
import { mutant as cmpNeverUnchanged } from "./cmp-never-unchanged.ts";
import { mutant as cmpProviderFailureIsAbsence } from "./cmp-provider-failure-is-absence.ts";
import { mutant as cmpWholeNumbersOnly } from "./cmp-whole-numbers-only.ts";
import { mutant as espAnswersTwice } from "./esp-answers-twice.ts";
import { mutant as espCutsRequestIdentifier } from "./esp-cuts-request-identifier.ts";
import { mutant as espIgnoresAffinity } from "./esp-ignores-affinity.ts";
import { mutant as espNewCorrelationOnError } from "./esp-new-correlation-on-error.ts";
import { mutant as ismKeepsMessageType } from "./ism-keeps-message-type.ts";
import { mutant as ismTimestampInSeconds } from "./ism-timestamp-in-seconds.ts";
import type { Mutant } from "./mutant.ts";

export type { ExpectedFinding, ImpliedRequirement, Mutant } from "./mutant.ts";

/** Every wrong service by its name, which is also the name of its file. */
export const MUTANTS: ReadonlyMap<string, Mutant> = new Map([
  ["cmp-absent-is-not-found", cmpAbsentIsNotFound],
  ["cmp-identifier-without-configuration", cmpIdentifierWithoutConfiguration],
  ["cmp-never-unchanged", cmpNeverUnchanged],
  ["cmp-provider-failure-is-absence", cmpProviderFailureIsAbsence],
  ["cmp-whole-numbers-only", cmpWholeNumbersOnly],
  ["esp-answers-twice", espAnswersTwice],
  ["esp-cuts-request-identifier", espCutsRequestIdentifier],
  ["esp-ignores-affinity", espIgnoresAffinity],
  ["esp-new-correlation-on-error", espNewCorrelationOnError],
  ["ism-keeps-message-type", ismKeepsMessageType],
  ["ism-timestamp-in-seconds", ismTimestampInSeconds],
]);
