import { type ConfigResponse, configResponseCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData, readConfigRequest, readConfigResponse } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const asked = new Set<string>();
  const wanted = new Map<string, string>();
  const held = new Map<string, ConfigResponse>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readConfigRequest(message);
    if (
      request !== undefined &&
      request.configId === null &&
      request.configName === null &&
      asked.has(request.correlationId)
    ) {
      wanted.set(request.correlationId, `${request.appVersionName}/${request.endpointId}`);
    }
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    asked.add(readClientData(message)?.correlationId ?? "");
    const response = readConfigResponse(message);
    const place = wanted.get(response?.correlationId ?? "");
    const before = held.get(place ?? "");
    if (response === undefined || place === undefined) {
      deliver(message);
      return;
    }
    const failed = response.statusCode >= 500 && before !== undefined;
    if (response.content !== null) {
      held.set(place, response);
    }
    const { correlationId, timestamp } = response;
    deliver(
      failed ? { ...message, payload: configResponseCodec.encode({ ...before, correlationId, timestamp }) } : message,
    );
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing, incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with the last configuration that it saw when the provider fails",
  expected: { requirement: "CMP-010", message: /instead of an error/ },
  implied: [],
  start,
};
