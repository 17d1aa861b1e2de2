import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData, readConfigRequest } from "./reading.ts";

/** Starts the wrong service. */

export const start: StartService = (ports, environment) => {
  const asked = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    asked.add(readClientData(message)?.correlationId ?? "");
    deliver(message);
  };
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const request = readConfigRequest(message);
    const isForPush = request !== undefined && !asked.has(request.correlationId);
    send(isForPush ? { ...message, replyTo: undefined } : message);
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming, outgoing }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Names no reply subject when it asks for what it wants to push",
  expected: { requirement: "CDTP-002", message: /has no reply subject/ },
  implied: [
    {
      requirement: "CMX-001",
      reason: "a provider that does not know where to answer gives nothing to push when an endpoint connects",
    },
    { requirement: "CMX-002", reason: "nor when its appversion changes" },
  ],
  start,
};
