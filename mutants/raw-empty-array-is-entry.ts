import { raw2017CmxRules, startRaw2017Cmx } from "../reference-impl/raw-2017/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const offeredConfiguration: typeof raw2017CmxRules.offeredConfiguration = (response) => {
  const offered = raw2017CmxRules.offeredConfiguration(response);
  return offered.kind === "configuration" && offered.entriesText === "[]"
    ? { ...offered, entriesText: "[[]]" }
    : offered;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startRaw2017Cmx(ports, environment, { ...raw2017CmxRules, offeredConfiguration });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Sends an array without elements as an entry, because it looks for elements to tell an array by",
  expected: { requirement: "RAW3-021", message: /instead of the entries \[\]/ },
  implied: [],
  start,
};
