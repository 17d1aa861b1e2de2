/** Every counter of the provider; `GET /control/counters` shows them. */
export const PROVIDER_COUNTERS = [
  "unreadableRequests",
  "requestsWithoutReplyTo",
  "delayedAnswersDropped",
  "answersTooLarge",
  "unreadableAppliedEvents",
  "unreadableUnregisteredEvents",
  "updatesTooLarge",
  "updatesMissed",
  "missedUpdatesForgotten",
] as const;

/** What the provider counts besides its work. */
export type ProviderCounter = (typeof PROVIDER_COUNTERS)[number];
