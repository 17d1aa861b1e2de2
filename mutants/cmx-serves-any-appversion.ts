import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, { ...environment, KAA_TEKTON_ENABLED: "false" });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Serves every appversion, whether Tekton knows it or not",
  expected: { requirement: "CMX-008", message: /instead of an error/ },
  implied: [
    { requirement: "CMX-005", reason: "so it goes on serving those that are deleted" },
    { requirement: "CMX-009", reason: "or disabled" },
  ],
  isOnPlatform: true,
  start,
};
