import { CDTP_PROTOCOL, CONFIG_RESPONSE } from "../protocol/cdtp/index.ts";
import { serviceSubject } from "../protocol/ism/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const INSTANCE_WIDE = serviceSubject("cmx", CDTP_PROTOCOL, CONFIG_RESPONSE);

const alterations: Alterations = {
  outgoing: (message, send) =>
    send(message.subject.endsWith(".cdtp.request") ? { ...message, replyTo: INSTANCE_WIDE } : message),
  subscription: (subject) => (subject.endsWith(".cdtp.response") ? INSTANCE_WIDE : subject),
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, alterations) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Wants the provider's answers on a subject that all its replicas share",
  expected: { requirement: "CDTP-003", message: /Reply subject kaa\.v1\.service\.cmx\.cdtp\.response is not/ },
  implied: [{ requirement: "ISM-004", reason: "it is the same rule, said of all services that want an answer" }],
  start,
};
