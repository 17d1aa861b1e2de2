import { configurationPath } from "../protocol/cmp/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const NAMED = "/config/json/";

const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
  const { resourcePath } = clientData;
  const accepted = cmxRules.acceptRequest(clientData);
  if (accepted.accepted || !resourcePath.startsWith(NAMED)) {
    return accepted;
  }
  const unnamed = cmxRules.acceptRequest({ ...clientData, resourcePath: configurationPath() });
  return unnamed.accepted
    ? { ...unnamed, value: { ...unnamed.value, configName: resourcePath.slice(NAMED.length) } }
    : unnamed;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptRequest });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes any text for the name of a configuration",
  expected: { requirement: "CMP-018", message: /instead of an error/ },
  implied: [],
  start,
};
