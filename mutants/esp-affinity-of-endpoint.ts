import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const first = new Map<string, string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const endpointId = readClientData(message)?.endpointId ?? "";
    const known = first.get(endpointId);
    if (endpointId !== "" && message.replyTo !== undefined && known === undefined) {
      first.set(endpointId, message.replyTo);
    }
    deliver({
      ...message,
      replyTo: message.replyTo === undefined || endpointId === "" ? message.replyTo : (known ?? message.replyTo),
    });
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment, cmxRules);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Answers an endpoint always where its first message with a reply subject wanted its answer",
  expected: { requirement: "ESP-003", message: /went to|was sent to/ },
  implied: [],
  start,
};
