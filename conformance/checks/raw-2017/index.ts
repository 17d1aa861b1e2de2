import type { Check } from "../check.ts";
import { draftConfigurations } from "./draft-configurations.ts";
import { draftConfirmations } from "./draft-confirmations.ts";
import { draftEvents } from "./draft-events.ts";
import { draftRequests } from "./draft-requests.ts";
import { draftResponses } from "./draft-responses.ts";
import { draftUpdates } from "./draft-updates.ts";

export { readDraftMessage } from "./draft-message.ts";

/** Every rule of the drafts of 2017 that always holds, judged over every recording of a target of theirs. */
export const DRAFT_CHECKS: readonly Check[] = [
  draftRequests,
  draftResponses,
  draftEvents,
  draftConfigurations,
  draftConfirmations,
  draftUpdates,
];
