import { type ConfigRequest, configRequestCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const codec = configRequestCodec("2026-01");
  let first: ConfigRequest | undefined;
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = message.subject.endsWith(".cdtp.request") ? codec.decode(message.payload) : undefined;
    if (request?.ok !== true) {
      send(message);
      return;
    }
    first ??= request.value;
    const { endpointId, appVersionName } = request.value;
    const wrong = endpointId === first.endpointId ? appVersionName : first.appVersionName;
    send({ ...message, payload: codec.encode({ ...request.value, appVersionName: wrong }) });
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Asks for every configuration under the appversion of the first endpoint that it ever saw",
  expected: { requirement: "CDTP-009", message: /Nobody spoke of endpoint \S+ with appversion/ },
  implied: [{ requirement: "CMP-002", reason: "under another appversion the endpoint has another configuration" }],
  needsOwnWorld: "the appversion of one endpoint holds for all",
  start,
};
