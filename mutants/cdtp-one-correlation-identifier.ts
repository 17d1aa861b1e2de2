import { type ConfigRequest, configRequestCodec, configResponseCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigRequest, readConfigResponse } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const underWay: ConfigRequest[] = [];
  const endpoints = new Set<string>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readConfigRequest(message);
    if (request === undefined || request.configName !== null || request.configId !== null) {
      send(message);
      return;
    }
    underWay.push(request);
    endpoints.add(request.endpointId);
    send({ ...message, payload: configRequestCodec("2026-01").encode({ ...request, correlationId: "cmx" }) });
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const response = readConfigResponse(message);
    if (response?.correlationId !== "cmx" || !endpoints.has(response.endpointId)) {
      deliver(message);
      return;
    }
    const request = underWay.pop();
    if (request !== undefined) {
      const { correlationId, endpointId, appVersionName } = request;
      const taken = { ...response, correlationId, endpointId, appVersionName };
      deliver({ ...message, payload: configResponseCodec.encode(taken) });
    }
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing, incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault:
    "Gives all requests for the latest configuration one correlation identifier, and a response to the latest of them",
  expected: { requirement: "CMP-002", message: /got the configuration .* instead of/ },
  implied: [],
  needsOwnWorld: "requests of all endpoints are taken for each other",
  start,
};
