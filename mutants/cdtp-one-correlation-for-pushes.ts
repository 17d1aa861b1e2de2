import { configRequestCodec, configResponseCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData, readConfigRequest, readConfigResponse } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const asked = new Set<string>();
  let latest = "";
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readConfigRequest(message);
    if (request === undefined || asked.has(request.correlationId)) {
      send(message);
      return;
    }
    latest = request.correlationId;
    send({ ...message, payload: configRequestCodec("2026-01").encode({ ...request, correlationId: "push" }) });
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    asked.add(readClientData(message)?.correlationId ?? "");
    const response = readConfigResponse(message);
    deliver(
      response?.correlationId === "push"
        ? { ...message, payload: configResponseCodec.encode({ ...response, correlationId: latest }) }
        : message,
    );
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing, incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Gives all pulls for pushes one correlation identifier, so that of two that overlap one is lost",
  expected: { requirement: "CMX-001", message: /was not sent its configuration/ },
  implied: [],
  needsOwnWorld: "pulls for all endpoints are taken for each other",
  start,
};
