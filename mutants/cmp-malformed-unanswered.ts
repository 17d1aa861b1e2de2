import { parseConfigurationPath } from "../protocol/cmp/index.ts";
import { parseJson } from "../protocol/json/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData } from "./reading.ts";

const incoming: Alterations["incoming"] = (message, deliver) => {
  const data = readClientData(message);
  const isRequest = parseConfigurationPath(data?.resourcePath ?? "")?.resource === "config";
  if (data === undefined || !isRequest || parseJson(data.payload).ok) {
    deliver(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Drops requests that are no JSON, without a word",
  expected: { requirement: "CMP-009", message: /got no response within/ },
  implied: [{ requirement: "ESP-011", reason: "a message that is dropped is not answered" }],
  start,
};
