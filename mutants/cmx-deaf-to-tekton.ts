import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service: nobody sends events in that name. */
export const start: StartService = (ports, environment) =>
  startCmx(ports, { ...environment, KAA_SCMP_CONSUMER_PROVIDER_SERVICE_INSTANCE_NAME: "nobody" });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Hears no event of 17/SCMP that is for all services: it learns of applications when it asks, and not at once",
  expected: { requirement: "CMX-005", message: /later, the endpoint got/ },
  implied: [],
  isOnPlatform: true,
  start,
};
