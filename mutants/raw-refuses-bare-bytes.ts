import { startRaw2017Cmx } from "../reference-impl/raw-2017/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startRaw2017Cmx(ports, { ...environment, KAA_CMX_READINGS_PLAIN_BYTES: "refuse" });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes bytes in the form of the examples alone",
  expected: { requirement: "RAW5-045", message: /was not sent its configuration/ },
  implied: [],
  start,
};
