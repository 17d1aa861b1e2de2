/** Every counter of the provider; `GET /control/counters` shows them. */
export const PROVIDER_COUNTERS = [
  "unreadableRequests",
  "expiredRequests",
  "requestsWithoutReplyTo",
  "delayedAnswersDropped",
  "answersTooLarge",
  "unreadableUpdatedEvents",
  "unreadableOriginatedEvents",
  "originatedTaken",
  "originatedIgnored",
  "announcementsTooLarge",
  "announcementsMissed",
  "missedAnnouncementsForgotten",
] as const;

/** What the provider counts besides its work. */
export type ProviderCounter = (typeof PROVIDER_COUNTERS)[number];
