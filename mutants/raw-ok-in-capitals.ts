import { raw2017CmxRules, startRaw2017Cmx } from "../reference-impl/raw-2017/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const isTaken: typeof raw2017CmxRules.isTaken = ({ status }) => status.toLowerCase() === "ok";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startRaw2017Cmx(ports, environment, { ...raw2017CmxRules, isTaken });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes OK for ok",
  expected: { requirement: "RAW5-003", message: /broadcast 1 times that the endpoint has updated, instead of 0 times/ },
  implied: [{ requirement: "RAW5-004", reason: "An update without a confirmation is one too many" }],
  start,
};
