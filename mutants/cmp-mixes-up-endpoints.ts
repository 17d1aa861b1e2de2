import { configRequestCodec, configResponseCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** Endpoints by the correlation identifiers of the requests for them. */
  const asked = new Map<string, string>();
  const underWay = new Set<string>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const isRequest = message.subject.endsWith(".cdtp.request");
    const request = isRequest ? configRequestCodec("2026-01").decode(message.payload) : undefined;
    if (request?.ok === true) {
      asked.set(request.value.correlationId, request.value.endpointId);
      underWay.add(request.value.correlationId);
    }
    send(message);
  };
  /** The request that a response is taken for. */
  const mistaken = (own: string, endpointId: string): string => {
    const others = [...underWay].filter((correlationId) => asked.get(correlationId) !== endpointId);
    return others.at(-1) ?? (underWay.has(own) ? own : [...underWay].at(-1)) ?? own;
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const isResponse = message.subject.endsWith(".cdtp.response");
    const response = isResponse ? configResponseCodec.decode(message.payload) : undefined;
    if (response?.ok !== true || !asked.has(response.value.correlationId)) {
      deliver(message);
      return;
    }
    const correlationId = mistaken(response.value.correlationId, response.value.endpointId);
    underWay.delete(correlationId);
    deliver({ ...message, payload: configResponseCodec.encode({ ...response.value, correlationId }) });
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
  start,
};
