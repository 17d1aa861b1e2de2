import { configurationPath } from "../protocol/cmp/index.ts";
import { extensionDataCodec, extensionDataSubject } from "../protocol/esp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConnected } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const { clock, ids } = ports.runtime;
  const seen = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    for (const [endpointId, appVersionName] of readConnected(message)?.endpoints ?? []) {
      if (seen.has(endpointId)) {
        const push = extensionDataCodec.encode({
          correlationId: ids.next(),
          timestamp: clock.now(),
          timeout: 0,
          appVersionName,
          extensionInstanceName: "cmx",
          endpointId,
          resourcePath: configurationPath(),
          requestId: null,
          payload: Buffer.from("{}"),
          statusCode: 200,
          reasonPhrase: "OK",
        });
        ports.bus.publish(extensionDataSubject("kpc"), push);
      }
      seen.add(endpointId);
    }
    deliver(message);
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells an endpoint that connects anew, without having been asked, that nothing has changed",
  expected: { requirement: "CMP-033", message: /holds no configuration/ },
  implied: [],
  start,
};
