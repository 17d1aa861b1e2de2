import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  const said = new Set<string>();
  const acceptRequest: typeof cmxRules.acceptRequest = (clientData) => {
    const accepted = cmxRules.acceptRequest(clientData);
    if (!accepted.accepted || accepted.value.request.observe === undefined) {
      return accepted;
    }
    const { endpointId, configName, request } = accepted.value;
    const place = `${endpointId}/${configName}`;
    const { observe: _ignored, ...others } = request;
    const again = said.has(place);
    said.add(place);
    return again ? { ...accepted, value: { ...accepted.value, request: others } } : accepted;
  };
  return startCmx(ports, environment, { ...cmxRules, acceptRequest });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Keeps to what an endpoint said first about observing",
  expected: { requirement: "CMP-014", message: /was not sent its configuration/ },
  implied: [{ requirement: "CMP-015", reason: "an endpoint that observed before cannot put an end to it" }],
  start,
};
