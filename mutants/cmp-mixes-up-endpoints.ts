import { type ConfigRequest, configResponseCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigRequest, readConfigResponse } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** By correlation identifier. */
  const underWay = new Map<string, ConfigRequest>();
  const unanswered = new Set<string>();
  const endpoints = new Set<string>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readConfigRequest(message);
    if (request !== undefined) {
      underWay.set(request.correlationId, request);
      unanswered.add(request.correlationId);
      endpoints.add(request.endpointId);
    }
    send(message);
  };
  /** The request that a response is taken for. */
  const mistaken = (own: string, endpoint: string): ConfigRequest | undefined => {
    const all = [...underWay.values()];
    return all.findLast(({ endpointId }) => endpointId !== endpoint) ?? underWay.get(own) ?? all.at(-1);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const response = readConfigResponse(message);
    const isKnown = response !== undefined && endpoints.has(response.endpointId);
    const isFirst = isKnown && unanswered.delete(response.correlationId);
    const request = isFirst ? mistaken(response.correlationId, response.endpointId) : undefined;
    if (response === undefined || request === undefined) {
      deliver(message);
      return;
    }
    const { correlationId, endpointId, appVersionName } = request;
    underWay.delete(correlationId);
    const wrong = { ...response, correlationId, endpointId, appVersionName };
    deliver({ ...message, payload: configResponseCodec.encode(wrong) });
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing, incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Gives endpoints that ask at the same time each other's configuration",
  expected: {
    requirement: "CMP-002",
    message: /got the configuration \{"room":"cellar"\} instead of \{"room":"kitchen"\}/,
  },
  implied: [],
  needsOwnWorld: "requests of all endpoints are taken for each other",
  start,
};
