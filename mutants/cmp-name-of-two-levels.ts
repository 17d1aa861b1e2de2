import { configurationPath } from "../protocol/cmp/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const TWO_LEVELS = /^\/config\/json\/[a-zA-Z0-9_-]+\/[a-zA-Z0-9_-]+$/;

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
  const [, , , group = "", name = ""] = clientData.resourcePath.split("/");
  const nested = TWO_LEVELS.test(clientData.resourcePath);
  return cmxRules.acceptRequest(
    nested ? { ...clientData, resourcePath: configurationPath(`${group}-${name}`) } : clientData,
  );
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lets names of configurations have two levels",
  expected: { requirement: "CMP-018", message: /instead of an error/ },
  implied: [],
  start,
};
