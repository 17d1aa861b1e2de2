import { CHECKS, type Check, DRAFT_CHECKS, type JsonReader, readDraftMessage } from "../../conformance/checks/index.ts";
import { type ProfileName, profile } from "../../conformance/targets/index.ts";

/** What judges by the documents that a profile is about. */
export interface Suite {
  /** Where the features stand, as patterns. */
  readonly features: readonly string[];
  readonly checks: readonly Check[];
  /** Reads what is JSON on the bus; undefined where the documents have none. */
  readonly readJson: JsonReader | undefined;
}

const CURRENT: Suite = {
  features: ["features/!(raw-2017)/**/*.feature"],
  checks: CHECKS,
  readJson: undefined,
};

const DRAFTS_2017: Suite = {
  features: ["features/raw-2017/**/*.feature"],
  checks: DRAFT_CHECKS,
  readJson: readDraftMessage,
};

/** Everything that can be judged: the suites of all profiles, each once. */
export const SUITES: readonly Suite[] = [CURRENT, DRAFTS_2017];

/** The suite that judges by a profile. */
export function suiteOf(name: ProfileName): Suite {
  return profile(name).documents === "drafts-2017" ? DRAFTS_2017 : CURRENT;
}
