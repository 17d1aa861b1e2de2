import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { alteredResults } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";
import { readConnected } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const connected = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    [...(readConnected(message)?.endpoints.keys() ?? [])].forEach((endpointId) => connected.add(endpointId));
    deliver(message);
  };
  const results = alteredResults((result) =>
    result.statusCode !== 408 || connected.has(result.endpointId) ? result : undefined,
  );
  return startCex({ ...ports, bus: alteredBus(ports.bus, { ...results, incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not tell that a command has expired if its endpoint never connected",
  expected: { requirement: "CIP-018", message: /was told nothing of its command/ },
  implied: [{ requirement: "CIP-019", reason: "what is not told is not told with 408" }],
  service: "cex",
  start,
};
