import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptApplied: typeof cmxRules.acceptApplied = (clientData, settings) => {
  const accepted = cmxRules.acceptApplied(clientData, settings);
  const { endpointId } = clientData;
  return accepted.accepted || endpointId === null
    ? accepted
    : { accepted: true, value: { endpointId, configId: "", statusCode: 200, reasonPhrase: null } };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, acceptApplied });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes up reports on configurations that nobody can read",
  expected: { requirement: "CMP-023", message: /instead of an error/ },
  implied: [],
  start,
};
