import { parseCommandPath, parseResultRequest } from "../protocol/cep/index.ts";
import type { ClientData } from "../protocol/esp/index.ts";
import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { RememberedPushes } from "./commands.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData, readExtensionData } from "./reading.ts";

const SERVER_ERROR = 500;
const RETRY_MS = 300;

/** The commands that an endpoint reports to have failed. */
function failuresIn(clientData: ClientData) {
  const { endpointId, resourcePath, payload } = clientData;
  const path = parseCommandPath(resourcePath);
  if (path?.resource !== "result") {
    return [];
  }
  const { commandType } = path;
  const results = parseResultRequest(payload, { shape: "array", otherMembers: "ignored" });
  return (results.ok ? results.value : [])
    .filter(({ statusCode }) => statusCode >= SERVER_ERROR)
    .map(({ commandId }) => ({ endpointId, commandType, commandId }));
}

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const { clock, ids } = ports.runtime;
  const pushes = new RememberedPushes();
  const failures = new Map<string, ReturnType<typeof failuresIn>>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const clientData = readClientData(message);
    if (clientData !== undefined) {
      failures.set(clientData.correlationId, failuresIn(clientData));
    }
    deliver(message);
  };
  const outgoing: Alterations["outgoing"] = (message, send) => {
    send(message);
    pushes.remember(message);
    const answer = readExtensionData(message);
    const failed = answer?.statusCode === 200 ? failures.get(answer.correlationId) : undefined;
    for (const command of failed ?? []) {
      const again = pushes.again(command, ids.next());
      if (again !== undefined) {
        clock.schedule(RETRY_MS, () => send(again));
      }
    }
  };
  return startCex({ ...ports, bus: alteredBus(ports.bus, { incoming, outgoing }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends a command once more when its endpoint has reported that it failed",
  expected: { requirement: "CEP-013", message: /command \d+ was sent after its result/ },
  implied: [],
  service: "cex",
  start,
};
