import { raw2017CmxRules, startRaw2017Cmx } from "../reference-impl/raw-2017/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const offeredConfiguration: typeof raw2017CmxRules.offeredConfiguration = (response) =>
  response.statusCode === 1 ? { kind: "none" } : raw2017CmxRules.offeredConfiguration(response);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startRaw2017Cmx(ports, environment, { ...raw2017CmxRules, offeredConfiguration });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes a failure of the provider for the absence of a configuration",
  expected: { requirement: "RAW5-012", message: /instead of a server error/ },
  implied: [],
  start,
};
