import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { RememberedPushes } from "./commands.ts";
import { readResult } from "./invocations.ts";
import type { Mutant } from "./mutant.ts";

const EXPIRED = 408;
const REMINDER_MS = 300;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const { clock, ids } = ports.runtime;
  const pushes = new RememberedPushes();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    send(message);
    pushes.remember(message);
    const result = readResult(message);
    const again = result?.statusCode === EXPIRED ? pushes.again(result, ids.next()) : undefined;
    if (again !== undefined) {
      clock.schedule(REMINDER_MS, () => send(again));
    }
  };
  return startCex({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Reminds an endpoint of a command when its caller has been told that it expired",
  expected: { requirement: "CIP-023", message: /was sent \d+ ms after it had expired/ },
  implied: [],
  service: "cex",
  start,
};
