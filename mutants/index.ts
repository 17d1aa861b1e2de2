import { mutant as adxAllIsFirst } from "./adx-all-is-first.ts";
import { mutant as adxAnyResource } from "./adx-any-resource.ts";
import { mutant as adxApplicationFirst } from "./adx-application-first.ts";
import { mutant as adxAtMostIsLess } from "./adx-at-most-is-less.ts";
import { mutant as adxDeafAfterUnknownApplication } from "./adx-deaf-after-unknown-application.ts";
import { mutant as adxDeafToApplications } from "./adx-deaf-to-applications.ts";
import { mutant as adxDeafToDeletions } from "./adx-deaf-to-deletions.ts";
import { mutant as adxDeafToNewTenants } from "./adx-deaf-to-new-tenants.ts";
import { mutant as adxDeafToPlatform } from "./adx-deaf-to-platform.ts";
import { mutant as adxDeafToRemovedTenants } from "./adx-deaf-to-removed-tenants.ts";
import { mutant as adxEmptyIsAbsent } from "./adx-empty-is-absent.ts";
import { mutant as adxEmptyPathIsEverything } from "./adx-empty-path-is-everything.ts";
import { mutant as adxFallsBackToAnotherApplication } from "./adx-falls-back-to-another-application.ts";
import { mutant as adxFalsyFallsBack } from "./adx-falsy-falls-back.ts";
import { mutant as adxFetchesOnce } from "./adx-fetches-once.ts";
import { mutant as adxFloatingPointNumbers } from "./adx-floating-point-numbers.ts";
import { mutant as adxForgetsInOutage } from "./adx-forgets-in-outage.ts";
import { mutant as adxGivesUpAfterFailure } from "./adx-gives-up-after-failure.ts";
import { mutant as adxHidesOutage } from "./adx-hides-outage.ts";
import { mutant as adxIgnoresScopes } from "./adx-ignores-scopes.ts";
import { mutant as adxKeepsFirstKeys } from "./adx-keeps-first-keys.ts";
import { mutant as adxKeepsWithdrawnKeys } from "./adx-keeps-withdrawn-keys.ts";
import { mutant as adxLatinText } from "./adx-latin-text.ts";
import { mutant as adxLengthIsLastPlace } from "./adx-length-is-last-place.ts";
import { mutant as adxLongerResource } from "./adx-longer-resource.ts";
import { mutant as adxMalformedIsServerError } from "./adx-malformed-is-server-error.ts";
import { mutant as adxMergesDocuments } from "./adx-merges-documents.ts";
import { mutant as adxMetricsInJson } from "./adx-metrics-in-json.ts";
import { mutant as adxMixesTenants } from "./adx-mixes-tenants.ts";
import { mutant as adxNeverLooksAgain } from "./adx-never-looks-again.ts";
import { mutant as adxNeverWell } from "./adx-never-well.ts";
import { mutant as adxNoEscapes } from "./adx-no-escapes.ts";
import { mutant as adxNoFallbackWithoutDocument } from "./adx-no-fallback-without-document.ts";
import { mutant as adxNoNestedFallback } from "./adx-no-nested-fallback.ts";
import { mutant as adxNullFallsBack } from "./adx-null-falls-back.ts";
import { mutant as adxNullIsEmpty } from "./adx-null-is-empty.ts";
import { mutant as adxNullSettingsAreFailure } from "./adx-null-settings-are-failure.ts";
import { mutant as adxNumberIsPath } from "./adx-number-is-path.ts";
import { mutant as adxPatchReplaces } from "./adx-patch-replaces.ts";
import { mutant as adxPlaceBeyondEndIsNull } from "./adx-place-beyond-end-is-null.ts";
import { mutant as adxPutMerges } from "./adx-put-merges.ts";
import { mutant as adxReadingPermitsChanging } from "./adx-reading-permits-changing.ts";
import { mutant as adxRefusesOtherMembers } from "./adx-refuses-other-members.ts";
import { mutant as adxSaysWhatWasPut } from "./adx-says-what-was-put.ts";
import { mutant as adxScopeOnAnyApplication } from "./adx-scope-on-any-application.ts";
import { mutant as adxSharesUpdates } from "./adx-shares-updates.ts";
import { mutant as adxSilentRefusals } from "./adx-silent-refusals.ts";
import { mutant as adxTakesAnyAudience } from "./adx-takes-any-audience.ts";
import { mutant as adxTakesAnySignature } from "./adx-takes-any-signature.ts";
import { mutant as adxTakesEarlyTokens } from "./adx-takes-early-tokens.ts";
import { mutant as adxTakesEndlessTokens } from "./adx-takes-endless-tokens.ts";
import { mutant as adxTakesExpiredTokens } from "./adx-takes-expired-tokens.ts";
import { mutant as adxTakesGarbageForNothing } from "./adx-takes-garbage-for-nothing.ts";
import { mutant as adxTakesOneVersion } from "./adx-takes-one-version.ts";
import { mutant as adxTakesSharedSecrets } from "./adx-takes-shared-secrets.ts";
import { mutant as adxTakesSimilarIssuers } from "./adx-takes-similar-issuers.ts";
import { mutant as adxTakesUnknownKeys } from "./adx-takes-unknown-keys.ts";
import { mutant as adxTakesUnsignedTokens } from "./adx-takes-unsigned-tokens.ts";
import { mutant as adxTextIsQuery } from "./adx-text-is-query.ts";
import { mutant as adxUnknownAppversionIsServerError } from "./adx-unknown-appversion-is-server-error.ts";
import { mutant as adxUnlikeIsLike } from "./adx-unlike-is-like.ts";
import { mutant as adxUnmatchedIsEmptyList } from "./adx-unmatched-is-empty-list.ts";
import { mutant as adxUnquotedLabels } from "./adx-unquoted-labels.ts";
import { mutant as adxUnwellInOutage } from "./adx-unwell-in-outage.ts";
import { mutant as adxVersionsAreAttributes } from "./adx-versions-are-attributes.ts";
import { mutant as cdtpAnnouncesWhatIsNamed } from "./cdtp-announces-what-is-named.ts";
import { mutant as cdtpAnswersToInbox } from "./cdtp-answers-to-inbox.ts";
import { mutant as cdtpAnswersToInstance } from "./cdtp-answers-to-instance.ts";
import { mutant as cdtpAppliedInNameOfProvider } from "./cdtp-applied-in-name-of-provider.ts";
import { mutant as cdtpAppliedNamesFirst } from "./cdtp-applied-names-first.ts";
import { mutant as cdtpAppliedWithoutReason } from "./cdtp-applied-without-reason.ts";
import { mutant as cdtpAppversionOfFirstEndpoint } from "./cdtp-appversion-of-first-endpoint.ts";
import { mutant as cdtpAsksAnotherProviderToo } from "./cdtp-asks-another-provider-too.ts";
import { mutant as cdtpAsksItself } from "./cdtp-asks-itself.ts";
import { mutant as cdtpDropsReason } from "./cdtp-drops-reason.ts";
import { mutant as cdtpFlattensSuccesses } from "./cdtp-flattens-successes.ts";
import { mutant as cdtpNamesInOldShape } from "./cdtp-names-in-old-shape.ts";
import { mutant as cdtpNoReplySubject } from "./cdtp-no-reply-subject.ts";
import { mutant as cdtpOneCorrelationForPushes } from "./cdtp-one-correlation-for-pushes.ts";
import { mutant as cdtpOneCorrelationIdentifier } from "./cdtp-one-correlation-identifier.ts";
import { mutant as cdtpTakesAllContentForJson } from "./cdtp-takes-all-content-for-json.ts";
import { mutant as cmpAbsentIsNotFound } from "./cmp-absent-is-not-found.ts";
import { mutant as cmpAcceptsAnyReport } from "./cmp-accepts-any-report.ts";
import { mutant as cmpAnswersOfMemory } from "./cmp-answers-of-memory.ts";
import { mutant as cmpAnyName } from "./cmp-any-name.ts";
import { mutant as cmpAnyResource } from "./cmp-any-resource.ts";
import { mutant as cmpAppliedCountsAsKnown } from "./cmp-applied-counts-as-known.ts";
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
import { mutant as cmpObserveEndsWithThirdConnection } from "./cmp-observe-ends-with-third-connection.ts";
import { mutant as cmpObserveOfAnyName } from "./cmp-observe-of-any-name.ts";
import { mutant as cmpObserveOfLastEndpoint } from "./cmp-observe-of-last-endpoint.ts";
import { mutant as cmpOutdatedIsUnchanged } from "./cmp-outdated-is-unchanged.ts";
import { mutant as cmpProviderFailureIsAbsence } from "./cmp-provider-failure-is-absence.ts";
import { mutant as cmpPushWithoutStatus } from "./cmp-push-without-status.ts";
import { mutant as cmpPushesThatNothingIsNew } from "./cmp-pushes-that-nothing-is-new.ts";
import { mutant as cmpRedirectionIsApplied } from "./cmp-redirection-is-applied.ts";
import { mutant as cmpRefusesNullReason } from "./cmp-refuses-null-reason.ts";
import { mutant as cmpRemembersIdentifier } from "./cmp-remembers-identifier.ts";
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
import { mutant as cmxOldAppversionUpdates } from "./cmx-old-appversion-updates.ts";
import { mutant as cmxPushesNothingNew } from "./cmx-pushes-nothing-new.ts";
import { mutant as cmxPushesOfOtherAppversion } from "./cmx-pushes-of-other-appversion.ts";
import { mutant as cmxPushesOnlyToKnownEndpoints } from "./cmx-pushes-only-to-known-endpoints.ts";
import { mutant as cmxPushesStaleConfiguration } from "./cmx-pushes-stale-configuration.ts";
import { mutant as cmxPushesToOldAppversion } from "./cmx-pushes-to-old-appversion.ts";
import { mutant as cmxPushesTwiceAtMost } from "./cmx-pushes-twice-at-most.ts";
import { mutant as cmxReplicasKeepToThemselves } from "./cmx-replicas-keep-to-themselves.ts";
import { mutant as cmxRequiresObserve } from "./cmx-requires-observe.ts";
import { mutant as espAffinityOfEndpoint } from "./esp-affinity-of-endpoint.ts";
import { mutant as espAnswersLateAsWell } from "./esp-answers-late-as-well.ts";
import { mutant as espAnswersTheLatest } from "./esp-answers-the-latest.ts";
import { mutant as espAnswersTwice } from "./esp-answers-twice.ts";
import { mutant as espAppversionOfFirstMessage } from "./esp-appversion-of-first-message.ts";
import { mutant as espByteTooMany } from "./esp-byte-too-many.ts";
import { mutant as espCutsRequestIdentifier } from "./esp-cuts-request-identifier.ts";
import { mutant as espDeafAfterGarbage } from "./esp-deaf-after-garbage.ts";
import { mutant as espDropsRepeatedIdentifier } from "./esp-drops-repeated-identifier.ts";
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
import { mutant as espZeroIsNoIdentifier } from "./esp-zero-is-no-identifier.ts";
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
  ["adx-all-is-first", adxAllIsFirst],
  ["adx-any-resource", adxAnyResource],
  ["adx-application-first", adxApplicationFirst],
  ["adx-at-most-is-less", adxAtMostIsLess],
  ["adx-deaf-after-unknown-application", adxDeafAfterUnknownApplication],
  ["adx-deaf-to-applications", adxDeafToApplications],
  ["adx-deaf-to-deletions", adxDeafToDeletions],
  ["adx-deaf-to-new-tenants", adxDeafToNewTenants],
  ["adx-deaf-to-platform", adxDeafToPlatform],
  ["adx-deaf-to-removed-tenants", adxDeafToRemovedTenants],
  ["adx-empty-is-absent", adxEmptyIsAbsent],
  ["adx-empty-path-is-everything", adxEmptyPathIsEverything],
  ["adx-falls-back-to-another-application", adxFallsBackToAnotherApplication],
  ["adx-falsy-falls-back", adxFalsyFallsBack],
  ["adx-fetches-once", adxFetchesOnce],
  ["adx-floating-point-numbers", adxFloatingPointNumbers],
  ["adx-forgets-in-outage", adxForgetsInOutage],
  ["adx-gives-up-after-failure", adxGivesUpAfterFailure],
  ["adx-hides-outage", adxHidesOutage],
  ["adx-ignores-scopes", adxIgnoresScopes],
  ["adx-keeps-first-keys", adxKeepsFirstKeys],
  ["adx-keeps-withdrawn-keys", adxKeepsWithdrawnKeys],
  ["adx-latin-text", adxLatinText],
  ["adx-length-is-last-place", adxLengthIsLastPlace],
  ["adx-longer-resource", adxLongerResource],
  ["adx-malformed-is-server-error", adxMalformedIsServerError],
  ["adx-merges-documents", adxMergesDocuments],
  ["adx-metrics-in-json", adxMetricsInJson],
  ["adx-mixes-tenants", adxMixesTenants],
  ["adx-never-looks-again", adxNeverLooksAgain],
  ["adx-never-well", adxNeverWell],
  ["adx-no-escapes", adxNoEscapes],
  ["adx-no-fallback-without-document", adxNoFallbackWithoutDocument],
  ["adx-no-nested-fallback", adxNoNestedFallback],
  ["adx-null-falls-back", adxNullFallsBack],
  ["adx-null-is-empty", adxNullIsEmpty],
  ["adx-null-settings-are-failure", adxNullSettingsAreFailure],
  ["adx-number-is-path", adxNumberIsPath],
  ["adx-patch-replaces", adxPatchReplaces],
  ["adx-place-beyond-end-is-null", adxPlaceBeyondEndIsNull],
  ["adx-put-merges", adxPutMerges],
  ["adx-reading-permits-changing", adxReadingPermitsChanging],
  ["adx-refuses-other-members", adxRefusesOtherMembers],
  ["adx-says-what-was-put", adxSaysWhatWasPut],
  ["adx-scope-on-any-application", adxScopeOnAnyApplication],
  ["adx-shares-updates", adxSharesUpdates],
  ["adx-silent-refusals", adxSilentRefusals],
  ["adx-takes-any-audience", adxTakesAnyAudience],
  ["adx-takes-any-signature", adxTakesAnySignature],
  ["adx-takes-early-tokens", adxTakesEarlyTokens],
  ["adx-takes-endless-tokens", adxTakesEndlessTokens],
  ["adx-takes-expired-tokens", adxTakesExpiredTokens],
  ["adx-takes-garbage-for-nothing", adxTakesGarbageForNothing],
  ["adx-takes-one-version", adxTakesOneVersion],
  ["adx-takes-shared-secrets", adxTakesSharedSecrets],
  ["adx-takes-similar-issuers", adxTakesSimilarIssuers],
  ["adx-takes-unknown-keys", adxTakesUnknownKeys],
  ["adx-takes-unsigned-tokens", adxTakesUnsignedTokens],
  ["adx-text-is-query", adxTextIsQuery],
  ["adx-unknown-appversion-is-server-error", adxUnknownAppversionIsServerError],
  ["adx-unlike-is-like", adxUnlikeIsLike],
  ["adx-unmatched-is-empty-list", adxUnmatchedIsEmptyList],
  ["adx-unquoted-labels", adxUnquotedLabels],
  ["adx-unwell-in-outage", adxUnwellInOutage],
  ["adx-versions-are-attributes", adxVersionsAreAttributes],
  ["cdtp-announces-what-is-named", cdtpAnnouncesWhatIsNamed],
  ["cdtp-answers-to-inbox", cdtpAnswersToInbox],
  ["cdtp-answers-to-instance", cdtpAnswersToInstance],
  ["cdtp-applied-in-name-of-provider", cdtpAppliedInNameOfProvider],
  ["cdtp-applied-names-first", cdtpAppliedNamesFirst],
  ["cdtp-applied-without-reason", cdtpAppliedWithoutReason],
  ["cdtp-appversion-of-first-endpoint", cdtpAppversionOfFirstEndpoint],
  ["cdtp-asks-another-provider-too", cdtpAsksAnotherProviderToo],
  ["cdtp-asks-itself", cdtpAsksItself],
  ["cdtp-drops-reason", cdtpDropsReason],
  ["cdtp-flattens-successes", cdtpFlattensSuccesses],
  ["cdtp-names-in-old-shape", cdtpNamesInOldShape],
  ["cdtp-no-reply-subject", cdtpNoReplySubject],
  ["cdtp-one-correlation-for-pushes", cdtpOneCorrelationForPushes],
  ["cdtp-one-correlation-identifier", cdtpOneCorrelationIdentifier],
  ["cdtp-takes-all-content-for-json", cdtpTakesAllContentForJson],
  ["cmp-absent-is-not-found", cmpAbsentIsNotFound],
  ["cmp-accepts-any-report", cmpAcceptsAnyReport],
  ["cmp-answers-of-memory", cmpAnswersOfMemory],
  ["cmp-any-name", cmpAnyName],
  ["cmp-any-resource", cmpAnyResource],
  ["cmp-applied-counts-as-known", cmpAppliedCountsAsKnown],
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
  ["cmp-observe-ends-with-third-connection", cmpObserveEndsWithThirdConnection],
  ["cmp-observe-of-any-name", cmpObserveOfAnyName],
  ["cmp-observe-of-last-endpoint", cmpObserveOfLastEndpoint],
  ["cmp-outdated-is-unchanged", cmpOutdatedIsUnchanged],
  ["cmp-provider-failure-is-absence", cmpProviderFailureIsAbsence],
  ["cmp-push-without-status", cmpPushWithoutStatus],
  ["cmp-pushes-that-nothing-is-new", cmpPushesThatNothingIsNew],
  ["cmp-redirection-is-applied", cmpRedirectionIsApplied],
  ["cmp-refuses-null-reason", cmpRefusesNullReason],
  ["cmp-remembers-identifier", cmpRemembersIdentifier],
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
  ["cmx-old-appversion-updates", cmxOldAppversionUpdates],
  ["cmx-pushes-nothing-new", cmxPushesNothingNew],
  ["cmx-pushes-of-other-appversion", cmxPushesOfOtherAppversion],
  ["cmx-pushes-only-to-known-endpoints", cmxPushesOnlyToKnownEndpoints],
  ["cmx-pushes-stale-configuration", cmxPushesStaleConfiguration],
  ["cmx-pushes-to-old-appversion", cmxPushesToOldAppversion],
  ["cmx-pushes-twice-at-most", cmxPushesTwiceAtMost],
  ["cmx-replicas-keep-to-themselves", cmxReplicasKeepToThemselves],
  ["cmx-requires-observe", cmxRequiresObserve],
  ["esp-affinity-of-endpoint", espAffinityOfEndpoint],
  ["esp-answers-late-as-well", espAnswersLateAsWell],
  ["esp-answers-the-latest", espAnswersTheLatest],
  ["esp-answers-twice", espAnswersTwice],
  ["esp-appversion-of-first-message", espAppversionOfFirstMessage],
  ["esp-byte-too-many", espByteTooMany],
  ["esp-cuts-request-identifier", espCutsRequestIdentifier],
  ["esp-deaf-after-garbage", espDeafAfterGarbage],
  ["esp-drops-repeated-identifier", espDropsRepeatedIdentifier],
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
  ["esp-zero-is-no-identifier", espZeroIsNoIdentifier],
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
