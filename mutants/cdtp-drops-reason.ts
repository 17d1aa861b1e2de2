import { configAppliedCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigApplied } from "./reading.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const event = readConfigApplied(message);
  send(
    event === undefined
      ? message
      : { ...message, payload: configAppliedCodec.encode({ ...event, reasonPhrase: null }) },
  );
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Keeps to itself why an endpoint rejected its configuration",
  expected: { requirement: "CDTP-015", message: /learned of \{"statusCode":\d+,"reasonPhrase":null\}/ },
  implied: [],
  start,
};
