import { configRequestCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const codec = configRequestCodec("2026-01");

const outgoing: Alterations["outgoing"] = (message, send) => {
  const request = message.subject.endsWith(".cdtp.request") ? codec.decode(message.payload) : undefined;
  const wrong = request?.ok === true ? codec.encode({ ...request.value, configName: null }) : message.payload;
  send({ ...message, payload: wrong });
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Loses the name of a configuration on the way to the provider",
  expected: { requirement: "CMP-024", message: /got the configuration \{"for":"everything"\} instead of/ },
  implied: [
    { requirement: "CMP-001", reason: "an endpoint without a configuration of that name gets the default one instead" },
  ],
  start,
};
