import { type ConfigResponse, configResponseCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData, readConfigRequest, readConfigResponse } from "./reading.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  const asked = new Set<string>();
  /** What was asked for, by correlation identifier. */
  const wanted = new Map<string, string>();
  const cache = new Map<string, ConfigResponse>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readConfigRequest(message);
    if (request !== undefined && asked.has(request.correlationId)) {
      const { correlationId, appVersionName, endpointId, configName } = request;
      wanted.set(correlationId, `${appVersionName}/${endpointId}/${configName}`);
    }
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    asked.add(readClientData(message)?.correlationId ?? "");
    const response = readConfigResponse(message);
    const place = wanted.get(response?.correlationId ?? "");
    const cached = cache.get(place ?? "");
    if (response !== undefined && cached !== undefined) {
      const { correlationId, timestamp } = response;
      deliver({ ...message, payload: configResponseCodec.encode({ ...cached, correlationId, timestamp }) });
      return;
    }
    if (response !== undefined && place !== undefined && response.content !== null) {
      cache.set(place, response);
    }
    deliver(message);
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing, incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers an endpoint that asks again with what it answered the first time",
  expected: { requirement: "CMP-003", message: /got the configuration undefined instead of/ },
  implied: [
    { requirement: "CMP-002", reason: "an endpoint that names nothing gets the old configuration" },
    { requirement: "CMP-015", reason: "so does one that wants nothing unasked and asks" },
  ],
  start,
};
