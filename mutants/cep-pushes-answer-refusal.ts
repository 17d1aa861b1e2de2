import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { pushOf, readCommandPush } from "./commands.ts";
import type { Mutant } from "./mutant.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** The requests by which endpoints said that they do not observe commands of a type. */
  const refusals = new Map<string, number | null>();
  const typeOf = (endpointId: string | null, commandType: string | undefined): string =>
    JSON.stringify([endpointId, commandType]);
  const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
    const message = cexRules.acceptMessage(clientData, settings);
    if (message.kind === "request" && message.request.observe === false) {
      refusals.set(typeOf(message.endpointId, message.commandType), clientData.requestId);
    }
    return message;
  };
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const push = readCommandPush(message);
    const requestId = refusals.get(typeOf(push?.data.endpointId ?? null, push?.commandType)) ?? null;
    send(push === undefined ? message : pushOf(push, push.commands, { requestId }));
  };
  return startCex({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment, { ...cexRules, acceptMessage });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends commands as if they answered the request by which the endpoint once said that it does not observe",
  expected: { requirement: "CEP-038", message: /which did not ask to observe/ },
  implied: [
    { requirement: "ESP-007", reason: "what answers a request has its correlation identifier, which a push has not" },
  ],
  service: "cex",
  start,
};
