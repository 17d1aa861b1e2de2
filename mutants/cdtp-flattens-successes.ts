import { configAppliedCodec } from "../protocol/cdtp/index.ts";
import { isSuccess } from "../protocol/cmp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigApplied } from "./reading.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const event = readConfigApplied(message);
  const success = event !== undefined && isSuccess(event.statusCode);
  send(success ? { ...message, payload: configAppliedCodec.encode({ ...event, statusCode: 200 }) } : message);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Announces every kind of success as status 200",
  expected: { requirement: "CDTP-015", message: /learned of \{"statusCode":200,.*which the endpoint did not report/ },
  implied: [],
  start,
};
