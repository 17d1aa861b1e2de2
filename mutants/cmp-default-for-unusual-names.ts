import { configRequestCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigRequest } from "./reading.ts";

const PLAIN_NAME = /^[a-z0-9]+$/;

const outgoing: Alterations["outgoing"] = (message, send) => {
  const request = readConfigRequest(message);
  const loses = request !== undefined && request.configName !== null && !PLAIN_NAME.test(request.configName);
  const payload = loses ? configRequestCodec("2026-01").encode({ ...request, configName: null }) : message.payload;
  send({ ...message, payload });
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Loses the name of a configuration on the way to the provider, if it is not all small letters and digits",
  expected: { requirement: "CMP-024", message: /got the configuration null instead of \{"brightness":80\}/ },
  implied: [],
  start,
};
