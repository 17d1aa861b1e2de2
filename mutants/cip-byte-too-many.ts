import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { readResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const result = readResult(message);
  const isObject = Buffer.from(result?.payload ?? [])
    .toString("utf8")
    .startsWith("{");
  send(isObject ? { ...message, payload: Buffer.concat([message.payload, Buffer.alloc(1)]) } : message);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Appends a byte to a result whose payload is a JSON object",
  expected: { requirement: "CIP-007", message: /is no CommandInvocationResult/ },
  implied: [
    { requirement: "CIP-008", reason: "a result that cannot be read tells nothing" },
    { requirement: "CIP-030", reason: "nor does it tell anything else" },
  ],
  service: "cex",
  start,
};
