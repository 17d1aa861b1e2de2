import { mutant as cdtpAnswersToInbox } from "./cdtp-answers-to-inbox.ts";
import { mutant as cdtpAnswersToInstance } from "./cdtp-answers-to-instance.ts";
import { mutant as cdtpAppliedInNameOfProvider } from "./cdtp-applied-in-name-of-provider.ts";
import { mutant as cdtpAppliedWithoutReason } from "./cdtp-applied-without-reason.ts";
import { mutant as cdtpAppversionOfFirstEndpoint } from "./cdtp-appversion-of-first-endpoint.ts";
import { mutant as cdtpAsksAnotherProviderToo } from "./cdtp-asks-another-provider-too.ts";
import { mutant as cdtpAsksItself } from "./cdtp-asks-itself.ts";
import { mutant as cdtpDropsReason } from "./cdtp-drops-reason.ts";
import { mutant as cdtpFlattensSuccesses } from "./cdtp-flattens-successes.ts";
import { mutant as cdtpNamesInOldShape } from "./cdtp-names-in-old-shape.ts";
import { mutant as cdtpNoReplySubject } from "./cdtp-no-reply-subject.ts";
import { mutant as cdtpOneCorrelationIdentifier } from "./cdtp-one-correlation-identifier.ts";
import { mutant as cdtpTakesAllContentForJson } from "./cdtp-takes-all-content-for-json.ts";
import { mutant as cmpAbsentIsNotFound } from "./cmp-absent-is-not-found.ts";
import { mutant as cmpAcceptsAnyReport } from "./cmp-accepts-any-report.ts";
import { mutant as cmpAnyName } from "./cmp-any-name.ts";
import { mutant as cmpAnyResource } from "./cmp-any-resource.ts";
import { mutant as cmpAskingEndsObserving } from "./cmp-asking-ends-observing.ts";
import { mutant as cmpAskingMeansObserving } from "./cmp-asking-means-observing.ts";
import { mutant as cmpCachesConfiguration } from "./cmp-caches-configuration.ts";
import { mutant as cmpDefaultForUnusualNames } from "./cmp-default-for-unusual-names.ts";
import { mutant as cmpDropsNulls } from "./cmp-drops-nulls.ts";
import { mutant as cmpEchoesObserve } from "./cmp-echoes-observe.ts";
import { mutant as cmpEmptyIdentifierIsNone } from "./cmp-empty-identifier-is-none.ts";
import { mutant as cmpEmptyPayloadIsRequest } from "./cmp-empty-payload-is-request.ts";
import { mutant as cmpEveryReportIsSuccess } from "./cmp-every-report-is-success.ts";
import { mutant as cmpFallsBackToDefault } from "./cmp-falls-back-to-default.ts";
import { mutant as cmpFalsyIsAbsent } from "./cmp-falsy-is-absent.ts";
import { mutant as cmpFirstObserveHolds } from "./cmp-first-observe-holds.ts";
import { mutant as cmpIdentifierAsNumber } from "./cmp-identifier-as-number.ts";
import { mutant as cmpIdentifierInAscii } from "./cmp-identifier-in-ascii.ts";
import { mutant as cmpIdentifierWithoutConfiguration } from "./cmp-identifier-without-configuration.ts";
import { mutant as cmpIgnoresObserveFalse } from "./cmp-ignores-observe-false.ts";
import { mutant as cmpIgnoresUnknownKeys } from "./cmp-ignores-unknown-keys.ts";
import { mutant as cmpLargeIsTooLarge } from "./cmp-large-is-too-large.ts";
import { mutant as cmpLatinBody } from "./cmp-latin-body.ts";
import { mutant as cmpMalformedIsServerError } from "./cmp-malformed-is-server-error.ts";
import { mutant as cmpMalformedReportIsServerError } from "./cmp-malformed-report-is-server-error.ts";
import { mutant as cmpMalformedUnanswered } from "./cmp-malformed-unanswered.ts";
import { mutant as cmpMixesUpEndpoints } from "./cmp-mixes-up-endpoints.ts";
import { mutant as cmpNameOfTwoLevels } from "./cmp-name-of-two-levels.ts";
import { mutant as cmpNeverUnchanged } from "./cmp-never-unchanged.ts";
import { mutant as cmpNoContentIsFailure } from "./cmp-no-content-is-failure.ts";
import { mutant as cmpNotJsonPassedOn } from "./cmp-not-json-passed-on.ts";
import { mutant as cmpNullIdentifier } from "./cmp-null-identifier.ts";
import { mutant as cmpObserveEndsWithConnection } from "./cmp-observe-ends-with-connection.ts";
import { mutant as cmpObserveEndsWithDisconnection } from "./cmp-observe-ends-with-disconnection.ts";
import { mutant as cmpObserveOfAnyName } from "./cmp-observe-of-any-name.ts";
import { mutant as cmpObserveOfLastEndpoint } from "./cmp-observe-of-last-endpoint.ts";
import { mutant as cmpOutdatedIsUnchanged } from "./cmp-outdated-is-unchanged.ts";
import { mutant as cmpProviderFailureIsAbsence } from "./cmp-provider-failure-is-absence.ts";
import { mutant as cmpPushWithoutStatus } from "./cmp-push-without-status.ts";
import { mutant as cmpRedirectionIsApplied } from "./cmp-redirection-is-applied.ts";
import { mutant as cmpReportAnsweredWithBody } from "./cmp-report-answered-with-body.ts";
import { mutant as cmpStatusLeftOut } from "./cmp-status-left-out.ts";
import { mutant as cmpSwallowsReports } from "./cmp-swallows-reports.ts";
import { mutant as cmpTakesWrongCorrelation } from "./cmp-takes-wrong-correlation.ts";
import { mutant as cmpUnchangedIsNotModified } from "./cmp-unchanged-is-not-modified.ts";
import { mutant as cmpUnknownResourceIsServerError } from "./cmp-unknown-resource-is-server-error.ts";
import { mutant as cmpWaitsForEver } from "./cmp-waits-for-ever.ts";
import { mutant as cmpWholeNumbersOnly } from "./cmp-whole-numbers-only.ts";
import { mutant as cmxDeafToConnections } from "./cmx-deaf-to-connections.ts";
import { mutant as cmxDeafToUpdates } from "./cmx-deaf-to-updates.ts";
import { mutant as cmxIgnoresAppversionChange } from "./cmx-ignores-appversion-change.ts";
import { mutant as cmxPushesNothingNew } from "./cmx-pushes-nothing-new.ts";
import { mutant as cmxPushesOfOtherAppversion } from "./cmx-pushes-of-other-appversion.ts";
import { mutant as cmxPushesOnlyToKnownEndpoints } from "./cmx-pushes-only-to-known-endpoints.ts";
import { mutant as cmxPushesStaleConfiguration } from "./cmx-pushes-stale-configuration.ts";
import { mutant as cmxPushesToOldAppversion } from "./cmx-pushes-to-old-appversion.ts";
import { mutant as cmxPushesTwiceAtMost } from "./cmx-pushes-twice-at-most.ts";
import { mutant as cmxReplicasKeepToThemselves } from "./cmx-replicas-keep-to-themselves.ts";
import { mutant as cmxRequiresObserve } from "./cmx-requires-observe.ts";
import { mutant as espAnswersLateAsWell } from "./esp-answers-late-as-well.ts";
import { mutant as espAnswersTheLatest } from "./esp-answers-the-latest.ts";
import { mutant as espAnswersTwice } from "./esp-answers-twice.ts";
import { mutant as espByteTooMany } from "./esp-byte-too-many.ts";
import { mutant as espCutsRequestIdentifier } from "./esp-cuts-request-identifier.ts";
import { mutant as espDeafAfterGarbage } from "./esp-deaf-after-garbage.ts";
import { mutant as espFixedExpiry } from "./esp-fixed-expiry.ts";
import { mutant as espIgnoresAffinity } from "./esp-ignores-affinity.ts";
import { mutant as espIgnoresConfigurationName } from "./esp-ignores-configuration-name.ts";
import { mutant as espIgnoresExpiry } from "./esp-ignores-expiry.ts";
import { mutant as espKeepsRequestsByIdentifier } from "./esp-keeps-requests-by-identifier.ts";
import { mutant as espNamelessErrors } from "./esp-nameless-errors.ts";
import { mutant as espNewCorrelationOnError } from "./esp-new-correlation-on-error.ts";
import { mutant as espNobodyIsServerError } from "./esp-nobody-is-server-error.ts";
import { mutant as espPassesOnAnyStatus } from "./esp-passes-on-any-status.ts";
import { mutant as espPushWithRequestIdentifier } from "./esp-push-with-request-identifier.ts";
import { mutant as espRefusesReportsElsewhere } from "./esp-refuses-reports-elsewhere.ts";
import { mutant as espSharesAffinity } from "./esp-shares-affinity.ts";
import { mutant as ismActsOnExpiredEvents } from "./ism-acts-on-expired-events.ts";
import { mutant as ismAppendsMessageType } from "./ism-appends-message-type.ts";
import { mutant as ismEmptyCorrelation } from "./ism-empty-correlation.ts";
import { mutant as ismEventOfReplica } from "./ism-event-of-replica.ts";
import { mutant as ismEventWithoutEntity } from "./ism-event-without-entity.ts";
import { mutant as ismGroupOfReplica } from "./ism-group-of-replica.ts";
import { mutant as ismKeepsMessageType } from "./ism-keeps-message-type.ts";
import { mutant as ismOldIsExpired } from "./ism-old-is-expired.ts";
import { mutant as ismSubjectWithoutType } from "./ism-subject-without-type.ts";
import { mutant as ismTimestampInSeconds } from "./ism-timestamp-in-seconds.ts";
import { mutant as ismTimestampOfRequest } from "./ism-timestamp-of-request.ts";
import type { Mutant } from "./mutant.ts";

export type { ExpectedFinding, ImpliedRequirement, Mutant } from "./mutant.ts";

/** Every wrong service by its name, which is also the name of its file. */
export const MUTANTS: ReadonlyMap<string, Mutant> = new Map([
  ["cdtp-answers-to-inbox", cdtpAnswersToInbox],
  ["cdtp-answers-to-instance", cdtpAnswersToInstance],
  ["cdtp-applied-in-name-of-provider", cdtpAppliedInNameOfProvider],
  ["cdtp-applied-without-reason", cdtpAppliedWithoutReason],
  ["cdtp-appversion-of-first-endpoint", cdtpAppversionOfFirstEndpoint],
  ["cdtp-asks-another-provider-too", cdtpAsksAnotherProviderToo],
  ["cdtp-asks-itself", cdtpAsksItself],
  ["cdtp-drops-reason", cdtpDropsReason],
  ["cdtp-flattens-successes", cdtpFlattensSuccesses],
  ["cdtp-names-in-old-shape", cdtpNamesInOldShape],
  ["cdtp-no-reply-subject", cdtpNoReplySubject],
  ["cdtp-one-correlation-identifier", cdtpOneCorrelationIdentifier],
  ["cdtp-takes-all-content-for-json", cdtpTakesAllContentForJson],
  ["cmp-absent-is-not-found", cmpAbsentIsNotFound],
  ["cmp-accepts-any-report", cmpAcceptsAnyReport],
  ["cmp-any-name", cmpAnyName],
  ["cmp-any-resource", cmpAnyResource],
  ["cmp-asking-ends-observing", cmpAskingEndsObserving],
  ["cmp-asking-means-observing", cmpAskingMeansObserving],
  ["cmp-caches-configuration", cmpCachesConfiguration],
  ["cmp-default-for-unusual-names", cmpDefaultForUnusualNames],
  ["cmp-drops-nulls", cmpDropsNulls],
  ["cmp-echoes-observe", cmpEchoesObserve],
  ["cmp-empty-identifier-is-none", cmpEmptyIdentifierIsNone],
  ["cmp-empty-payload-is-request", cmpEmptyPayloadIsRequest],
  ["cmp-every-report-is-success", cmpEveryReportIsSuccess],
  ["cmp-falls-back-to-default", cmpFallsBackToDefault],
  ["cmp-falsy-is-absent", cmpFalsyIsAbsent],
  ["cmp-first-observe-holds", cmpFirstObserveHolds],
  ["cmp-identifier-as-number", cmpIdentifierAsNumber],
  ["cmp-identifier-in-ascii", cmpIdentifierInAscii],
  ["cmp-identifier-without-configuration", cmpIdentifierWithoutConfiguration],
  ["cmp-ignores-observe-false", cmpIgnoresObserveFalse],
  ["cmp-ignores-unknown-keys", cmpIgnoresUnknownKeys],
  ["cmp-large-is-too-large", cmpLargeIsTooLarge],
  ["cmp-latin-body", cmpLatinBody],
  ["cmp-malformed-is-server-error", cmpMalformedIsServerError],
  ["cmp-malformed-report-is-server-error", cmpMalformedReportIsServerError],
  ["cmp-malformed-unanswered", cmpMalformedUnanswered],
  ["cmp-mixes-up-endpoints", cmpMixesUpEndpoints],
  ["cmp-name-of-two-levels", cmpNameOfTwoLevels],
  ["cmp-never-unchanged", cmpNeverUnchanged],
  ["cmp-no-content-is-failure", cmpNoContentIsFailure],
  ["cmp-not-json-passed-on", cmpNotJsonPassedOn],
  ["cmp-null-identifier", cmpNullIdentifier],
  ["cmp-observe-ends-with-connection", cmpObserveEndsWithConnection],
  ["cmp-observe-ends-with-disconnection", cmpObserveEndsWithDisconnection],
  ["cmp-observe-of-any-name", cmpObserveOfAnyName],
  ["cmp-observe-of-last-endpoint", cmpObserveOfLastEndpoint],
  ["cmp-outdated-is-unchanged", cmpOutdatedIsUnchanged],
  ["cmp-provider-failure-is-absence", cmpProviderFailureIsAbsence],
  ["cmp-push-without-status", cmpPushWithoutStatus],
  ["cmp-redirection-is-applied", cmpRedirectionIsApplied],
  ["cmp-report-answered-with-body", cmpReportAnsweredWithBody],
  ["cmp-status-left-out", cmpStatusLeftOut],
  ["cmp-swallows-reports", cmpSwallowsReports],
  ["cmp-takes-wrong-correlation", cmpTakesWrongCorrelation],
  ["cmp-unchanged-is-not-modified", cmpUnchangedIsNotModified],
  ["cmp-unknown-resource-is-server-error", cmpUnknownResourceIsServerError],
  ["cmp-waits-for-ever", cmpWaitsForEver],
  ["cmp-whole-numbers-only", cmpWholeNumbersOnly],
  ["cmx-deaf-to-connections", cmxDeafToConnections],
  ["cmx-deaf-to-updates", cmxDeafToUpdates],
  ["cmx-ignores-appversion-change", cmxIgnoresAppversionChange],
  ["cmx-pushes-nothing-new", cmxPushesNothingNew],
  ["cmx-pushes-of-other-appversion", cmxPushesOfOtherAppversion],
  ["cmx-pushes-only-to-known-endpoints", cmxPushesOnlyToKnownEndpoints],
  ["cmx-pushes-stale-configuration", cmxPushesStaleConfiguration],
  ["cmx-pushes-to-old-appversion", cmxPushesToOldAppversion],
  ["cmx-pushes-twice-at-most", cmxPushesTwiceAtMost],
  ["cmx-replicas-keep-to-themselves", cmxReplicasKeepToThemselves],
  ["cmx-requires-observe", cmxRequiresObserve],
  ["esp-answers-late-as-well", espAnswersLateAsWell],
  ["esp-answers-the-latest", espAnswersTheLatest],
  ["esp-answers-twice", espAnswersTwice],
  ["esp-byte-too-many", espByteTooMany],
  ["esp-cuts-request-identifier", espCutsRequestIdentifier],
  ["esp-deaf-after-garbage", espDeafAfterGarbage],
  ["esp-fixed-expiry", espFixedExpiry],
  ["esp-ignores-affinity", espIgnoresAffinity],
  ["esp-ignores-configuration-name", espIgnoresConfigurationName],
  ["esp-ignores-expiry", espIgnoresExpiry],
  ["esp-keeps-requests-by-identifier", espKeepsRequestsByIdentifier],
  ["esp-nameless-errors", espNamelessErrors],
  ["esp-new-correlation-on-error", espNewCorrelationOnError],
  ["esp-nobody-is-server-error", espNobodyIsServerError],
  ["esp-passes-on-any-status", espPassesOnAnyStatus],
  ["esp-push-with-request-identifier", espPushWithRequestIdentifier],
  ["esp-refuses-reports-elsewhere", espRefusesReportsElsewhere],
  ["esp-shares-affinity", espSharesAffinity],
  ["ism-acts-on-expired-events", ismActsOnExpiredEvents],
  ["ism-appends-message-type", ismAppendsMessageType],
  ["ism-empty-correlation", ismEmptyCorrelation],
  ["ism-event-of-replica", ismEventOfReplica],
  ["ism-event-without-entity", ismEventWithoutEntity],
  ["ism-group-of-replica", ismGroupOfReplica],
  ["ism-keeps-message-type", ismKeepsMessageType],
  ["ism-old-is-expired", ismOldIsExpired],
  ["ism-subject-without-type", ismSubjectWithoutType],
  ["ism-timestamp-in-seconds", ismTimestampInSeconds],
  ["ism-timestamp-of-request", ismTimestampOfRequest],
]);
