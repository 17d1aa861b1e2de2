import { raw2017CmxRules, startRaw2017Cmx } from "../reference-impl/raw-2017/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const pushObstacle: typeof raw2017CmxRules.pushObstacle = (occasion) =>
  raw2017CmxRules.pushObstacle({ ...occasion, taken: undefined });

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startRaw2017Cmx(ports, environment, { ...raw2017CmxRules, pushObstacle });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Forgets what endpoints have confirmed",
  expected: { requirement: "RAW3-009", message: /which must not go out to it/ },
  implied: [],
  start,
};
