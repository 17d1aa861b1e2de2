import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { alteredSendings } from "./sendings.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** The latest request identifier of each endpoint; null of those that have spoken of observing. */
  const latest = new Map<string, number | null>();
  const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
    const message = cexRules.acceptMessage(clientData, settings);
    if (message.kind === "request") {
      const speaks = message.request.observe !== undefined || latest.get(message.endpointId) === null;
      latest.set(message.endpointId, speaks ? null : clientData.requestId);
    }
    return message;
  };
  const bus = alteredBus(
    ports.bus,
    alteredSendings((data) => ({ ...data, requestId: data.requestId ?? latest.get(data.endpointId ?? "") ?? null })),
  );
  return startCex({ ...ports, bus }, environment, { ...cexRules, acceptMessage });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends a new command as if it answered the last request of an endpoint that never spoke of observing",
  expected: { requirement: "CEP-038", message: /which did not ask to observe/ },
  implied: [{ requirement: "ESP-007", reason: "what nobody asked for looks like an answer" }],
  service: "cex",
  start,
};
