import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { alteredSendings } from "./sendings.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** The requests to observe of each endpoint, by resource. */
  const observed = new Map<string | null, ReadonlyMap<string, number | null>>();
  const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
    const message = cexRules.acceptMessage(clientData, settings);
    if (message.kind === "request" && message.request.observe === true) {
      const { endpointId, resourcePath, requestId } = clientData;
      observed.set(endpointId, new Map([...(observed.get(endpointId) ?? []), [resourcePath, requestId]]));
    }
    return message;
  };
  const sendings = alteredSendings((data) => {
    const { endpointId, requestId, resourcePath } = data;
    const others = [...(observed.get(endpointId) ?? [])].filter(([path]) => path !== resourcePath);
    const [, other = null] = others.at(-1) ?? [];
    return { ...data, requestId: requestId ?? other };
  });
  return startCex({ ...ports, bus: alteredBus(ports.bus, sendings) }, environment, { ...cexRules, acceptMessage });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends a new command under the identifier of the request by which its endpoint began to observe another type",
  expected: { requirement: "CEP-038", message: /which did not ask to observe/ },
  implied: [{ requirement: "ESP-007", reason: "what nobody asked for looks like an answer" }],
  service: "cex",
  start,
};
