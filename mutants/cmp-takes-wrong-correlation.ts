import { configResponseCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigRequest, readConfigResponse } from "./reading.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  const asked = new Set<string>();
  /** The latest request for each endpoint. */
  const latest = new Map<string, string>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readConfigRequest(message);
    if (request !== undefined) {
      asked.add(request.correlationId);
      latest.set(request.endpointId, request.correlationId);
    }
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const response = readConfigResponse(message);
    const unknown = response !== undefined && !asked.has(response.correlationId);
    const correlationId = latest.get(response?.endpointId ?? "") ?? "";
    deliver(unknown ? { ...message, payload: configResponseCodec.encode({ ...response, correlationId }) } : message);
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing, incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Goes by the endpoint where a response has a correlation identifier that it never gave",
  expected: { requirement: "CMP-011", message: /instead of an error/ },
  implied: [],
  start,
};
