import { extensionDataCodec } from "../protocol/esp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const answer = message.subject.endsWith(".ExtensionData") ? extensionDataCodec.decode(message.payload) : undefined;
  const tooLong = answer?.ok === true && answer.value.statusCode >= 400 && answer.value.requestId === null;
  send(tooLong ? { ...message, payload: Buffer.concat([message.payload, Buffer.alloc(1)]) } : message);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends a byte too many behind an error that has no request identifier",
  expected: { requirement: "ESP-005", message: /Not an Avro ExtensionData/ },
  implied: [
    { requirement: "ESP-011", reason: "an answer that nobody can read is no answer" },
    { requirement: "ESP-008", reason: "nor can anybody tell that it has no request identifier" },
  ],
  start,
};
