/** What a command caller counts. */
export type CallerCounter =
  /** Results that are no Avro of the right form. */
  | "unreadableResults"
  /** Results that were forgotten in favour of later ones. */
  | "forgottenResults"
  /** Requests of which the bus said that no agent listens. */
  | "requestsWithoutResponders";

/** Every `CallerCounter`. */
export const CALLER_COUNTERS: readonly CallerCounter[] = [
  "unreadableResults",
  "forgottenResults",
  "requestsWithoutResponders",
];
