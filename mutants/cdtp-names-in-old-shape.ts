import { configRequestCodec } from "../protocol/cdtp/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const isRequest = message.subject.endsWith(".cdtp.request");
  const request = isRequest ? configRequestCodec("2026-01").decode(message.payload) : undefined;
  const isNamed = request?.ok === true && request.value.configName !== null;
  send(message);
  if (isNamed) {
    send({ ...message, payload: configRequestCodec("2020-05").encode(request.value) });
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Asks for named configurations once more with a record of the schema that knew no names",
  expected: { requirement: "CDTP-004", message: /Not an Avro ConfigRequest/ },
  implied: [],
  start,
};
