import { mutant as cdtpAnswersToInstance } from "./cdtp-answers-to-instance.ts";
import { mutant as cdtpAppversionOfFirstEndpoint } from "./cdtp-appversion-of-first-endpoint.ts";
import { mutant as cdtpNamesInOldShape } from "./cdtp-names-in-old-shape.ts";
import { mutant as cmpAbsentIsNotFound } from "./cmp-absent-is-not-found.ts";
import { mutant as cmpAcceptsAnyReport } from "./cmp-accepts-any-report.ts";
import { mutant as cmpAskingMeansObserving } from "./cmp-asking-means-observing.ts";
import { mutant as cmpDefaultForEveryName } from "./cmp-default-for-every-name.ts";
import { mutant as cmpIdentifierWithoutConfiguration } from "./cmp-identifier-without-configuration.ts";
import { mutant as cmpMixesUpEndpoints } from "./cmp-mixes-up-endpoints.ts";
import { mutant as cmpNeverUnchanged } from "./cmp-never-unchanged.ts";
import { mutant as cmpObserveEndsWithConnection } from "./cmp-observe-ends-with-connection.ts";
import { mutant as cmpObserveOfLastEndpoint } from "./cmp-observe-of-last-endpoint.ts";
import { mutant as cmpOutdatedIsUnchanged } from "./cmp-outdated-is-unchanged.ts";
import { mutant as cmpProviderFailureIsAbsence } from "./cmp-provider-failure-is-absence.ts";
import { mutant as cmpRedirectionIsApplied } from "./cmp-redirection-is-applied.ts";
import { mutant as cmpReportAnsweredWithBody } from "./cmp-report-answered-with-body.ts";
import { mutant as cmpWaitsForEver } from "./cmp-waits-for-ever.ts";
import { mutant as cmpWholeNumbersOnly } from "./cmp-whole-numbers-only.ts";
import { mutant as cmxIgnoresAppversionChange } from "./cmx-ignores-appversion-change.ts";
import { mutant as cmxPushesNothingNew } from "./cmx-pushes-nothing-new.ts";
import { mutant as cmxPushesStaleConfiguration } from "./cmx-pushes-stale-configuration.ts";
import { mutant as espAnswersTheLatest } from "./esp-answers-the-latest.ts";
import { mutant as espAnswersTwice } from "./esp-answers-twice.ts";
import { mutant as espByteTooMany } from "./esp-byte-too-many.ts";
import { mutant as espCutsRequestIdentifier } from "./esp-cuts-request-identifier.ts";
import { mutant as espDeafAfterGarbage } from "./esp-deaf-after-garbage.ts";
import { mutant as espIgnoresAffinity } from "./esp-ignores-affinity.ts";
import { mutant as espNamelessErrors } from "./esp-nameless-errors.ts";
import { mutant as espNewCorrelationOnError } from "./esp-new-correlation-on-error.ts";
import { mutant as espRefusesReportsElsewhere } from "./esp-refuses-reports-elsewhere.ts";
import { mutant as espSharesAffinity } from "./esp-shares-affinity.ts";
import { mutant as ismEmptyCorrelation } from "./ism-empty-correlation.ts";
import { mutant as ismEventOfReplica } from "./ism-event-of-replica.ts";
import { mutant as ismKeepsMessageType } from "./ism-keeps-message-type.ts";
import { mutant as ismTimestampInSeconds } from "./ism-timestamp-in-seconds.ts";
import type { Mutant } from "./mutant.ts";

export type { ExpectedFinding, ImpliedRequirement, Mutant } from "./mutant.ts";

/** Every wrong service by its name, which is also the name of its file. */
export const MUTANTS: ReadonlyMap<string, Mutant> = new Map([
  ["cdtp-answers-to-instance", cdtpAnswersToInstance],
  ["cdtp-appversion-of-first-endpoint", cdtpAppversionOfFirstEndpoint],
  ["cdtp-names-in-old-shape", cdtpNamesInOldShape],
  ["cmp-absent-is-not-found", cmpAbsentIsNotFound],
  ["cmp-accepts-any-report", cmpAcceptsAnyReport],
  ["cmp-asking-means-observing", cmpAskingMeansObserving],
  ["cmp-default-for-every-name", cmpDefaultForEveryName],
  ["cmp-identifier-without-configuration", cmpIdentifierWithoutConfiguration],
  ["cmp-mixes-up-endpoints", cmpMixesUpEndpoints],
  ["cmp-never-unchanged", cmpNeverUnchanged],
  ["cmp-observe-ends-with-connection", cmpObserveEndsWithConnection],
  ["cmp-observe-of-last-endpoint", cmpObserveOfLastEndpoint],
  ["cmp-outdated-is-unchanged", cmpOutdatedIsUnchanged],
  ["cmp-provider-failure-is-absence", cmpProviderFailureIsAbsence],
  ["cmp-redirection-is-applied", cmpRedirectionIsApplied],
  ["cmp-report-answered-with-body", cmpReportAnsweredWithBody],
  ["cmp-waits-for-ever", cmpWaitsForEver],
  ["cmp-whole-numbers-only", cmpWholeNumbersOnly],
  ["cmx-ignores-appversion-change", cmxIgnoresAppversionChange],
  ["cmx-pushes-nothing-new", cmxPushesNothingNew],
  ["cmx-pushes-stale-configuration", cmxPushesStaleConfiguration],
  ["esp-answers-the-latest", espAnswersTheLatest],
  ["esp-answers-twice", espAnswersTwice],
  ["esp-byte-too-many", espByteTooMany],
  ["esp-cuts-request-identifier", espCutsRequestIdentifier],
  ["esp-deaf-after-garbage", espDeafAfterGarbage],
  ["esp-ignores-affinity", espIgnoresAffinity],
  ["esp-nameless-errors", espNamelessErrors],
  ["esp-new-correlation-on-error", espNewCorrelationOnError],
  ["esp-refuses-reports-elsewhere", espRefusesReportsElsewhere],
  ["esp-shares-affinity", espSharesAffinity],
  ["ism-empty-correlation", ismEmptyCorrelation],
  ["ism-event-of-replica", ismEventOfReplica],
  ["ism-keeps-message-type", ismKeepsMessageType],
  ["ism-timestamp-in-seconds", ismTimestampInSeconds],
]);
