/** Every counter of Tekton; `GET /control/counters` shows them. */
export const TEKTON_COUNTERS = [
  "acknowledgements",
  "acknowledgementsForgotten",
  "eventsMissed",
  "missedEventsForgotten",
  "requestsWithoutValidToken",
] as const;

/** What Tekton counts besides its work. */
export type TektonCounter = (typeof TEKTON_COUNTERS)[number];
