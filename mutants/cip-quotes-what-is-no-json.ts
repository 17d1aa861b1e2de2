import { encodeJson, parseJson } from "../protocol/json/index.ts";
import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { alteredInvocations, type ChangeInvocation } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const quoted: ChangeInvocation = (request) => {
  const { payload } = request;
  const isJson = payload === null || parseJson(payload).ok;
  return isJson ? request : { ...request, payload: encodeJson(Buffer.from(payload).toString("utf8")) };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredInvocations(quoted)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends a payload that is no JSON as a text",
  expected: { requirement: "CIP-025", message: /was told nothing of its command/ },
  implied: [],
  service: "cex",
  start,
};
