import { configAppliedCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const event = message.subject.endsWith(".config.applied") ? configAppliedCodec.decode(message.payload) : undefined;
  const wrong = event?.ok === true ? configAppliedCodec.encode({ ...event.value, correlationId: "" }) : message.payload;
  send({ ...message, payload: wrong });
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Announces applied configurations without a correlation identifier",
  expected: { requirement: "ISM-003", message: /correlationId is empty/ },
  implied: [],
  start,
};
