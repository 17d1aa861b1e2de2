import { type ConfigRequest, configRequestCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus, type OutgoingMessage } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigRequest, readConfigResponse } from "./reading.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  /** Requests for named configurations, by correlation identifier. */
  const named = new Map<string, { readonly message: OutgoingMessage; readonly request: ConfigRequest }>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readConfigRequest(message);
    if (request !== undefined && request.configName !== null) {
      named.set(request.correlationId, { message, request });
    }
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const response = readConfigResponse(message);
    const asked = named.get(response?.correlationId ?? "");
    if (asked === undefined || response === undefined || (response.configId ?? "") !== "") {
      deliver(message);
      return;
    }
    named.delete(response.correlationId);
    const payload = configRequestCodec("2026-01").encode({ ...asked.request, configName: null });
    ports.bus.publish(asked.message.subject, payload, asked.message.replyTo);
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing, incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers with the default configuration when there is none of the name",
  expected: { requirement: "CMP-001", message: /instead of null and the empty identifier/ },
  implied: [],
  start,
};
