import { parseConfigurationResponse } from "../protocol/cmp/index.ts";
import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const UNCHANGED = Buffer.from("{}");

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const pushed = new Map<string, string>();
  const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
    const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
    // Nobody asked for a push, so what it answers is empty.
    const isPush = clientData.payload.byteLength === 0 && answer.payload !== null;
    const response = parseConfigurationResponse(answer.payload ?? UNCHANGED, "deployed");
    if (!isPush || !response.ok) {
      return built;
    }
    const { configId = "" } = response.value;
    const endpoint = `${built.appVersionName}/${built.endpointId}`;
    const known = pushed.get(endpoint) === configId;
    pushed.set(endpoint, configId);
    return known ? { ...built, payload: UNCHANGED } : built;
  };
  return startCmx(ports, environment, { ...cmxRules, extensionData });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells an endpoint that connects that nothing has changed, if the configuration was sent while it was away",
  expected: { requirement: "CMX-001", message: /was not sent its configuration/ },
  implied: [{ requirement: "CMP-033", reason: "that nothing has changed is no configuration" }],
  start,
};
