import { type ExtensionData, extensionDataCodec } from "../protocol/esp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigResponse, readExtensionData } from "./reading.ts";

const GATEWAY_TIMEOUT = 504;

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  /** The errors that were sent because the provider was too slow, and where to, by correlation identifier. */
  const givenUp = new Map<string, { readonly subject: string; readonly error: ExtensionData }>();
  const outgoing: Alterations["outgoing"] = (message, send) => {
    const error = readExtensionData(message);
    if (error?.statusCode === GATEWAY_TIMEOUT) {
      givenUp.set(error.correlationId, { subject: message.subject, error });
    }
    send(message);
  };
  const incoming: Alterations["incoming"] = (message, deliver) => {
    const response = readConfigResponse(message);
    const late = givenUp.get(response?.correlationId ?? "");
    if (response === undefined || late === undefined) {
      deliver(message);
      return;
    }
    const config = Buffer.from(response.content ?? []).toString("utf8");
    const status = '"statusCode":200,"reasonPhrase":"OK"';
    const payload = Buffer.from(`{"configId":${JSON.stringify(response.configId)},"config":${config},${status}}`);
    const timestamp = ports.runtime.clock.now();
    const answer = { ...late.error, timestamp, payload, statusCode: 200, reasonPhrase: "OK" };
    ports.bus.publish(late.subject, extensionDataCodec.encode(answer));
  };
  return startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing, incoming }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends the configuration after the error when the provider was too slow",
  expected: { requirement: "ESP-011", message: /was answered 2 times/ },
  implied: [],
  start,
};
