import { extensionDataCodec } from "../protocol/esp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const GATEWAY_TIMEOUT = 504;

const outgoing: Alterations["outgoing"] = (message, send) => {
  const answer = message.subject.endsWith(".ExtensionData") ? extensionDataCodec.decode(message.payload) : undefined;
  if (answer?.ok !== true || answer.value.statusCode !== GATEWAY_TIMEOUT) {
    send(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Never answers a request that the provider does not answer",
  expected: { requirement: "CMP-011", message: /got no response within/ },
  implied: [{ requirement: "ESP-011", reason: "the message that got no error in time gets no answer at all" }],
  start,
};
