import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigApplied } from "./reading.ts";

/** The reason is the last field, and its absence is one byte. */
const outgoing: Alterations["outgoing"] = (message, send) => {
  const lacksReason = readConfigApplied(message)?.reasonPhrase === null;
  send(lacksReason ? { ...message, payload: message.payload.subarray(0, -1) } : message);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Leaves the reason out of the record when an endpoint reports none",
  expected: { requirement: "CDTP-014", message: /Not an Avro ConfigApplied/ },
  implied: [
    { requirement: "CMP-020", reason: "what the provider cannot read it does not learn" },
    { requirement: "CDTP-015", reason: "nor does it learn anything else of the report" },
  ],
  start,
};
