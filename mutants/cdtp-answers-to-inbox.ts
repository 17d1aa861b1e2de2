import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { readConfigRequest } from "./reading.ts";

const INBOX = "_INBOX.cmx.responses";

const outgoing: Alterations["outgoing"] = (message, send) =>
  send(readConfigRequest(message) === undefined ? message : { ...message, replyTo: INBOX });

const subscription: Alterations["subscription"] = (subject) => (subject.endsWith(".cdtp.response") ? INBOX : subject);

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing, subscription }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Wants the provider's answers in an inbox of its client library",
  expected: { requirement: "ISM-004", message: /Reply subject _INBOX\.cmx\.responses is not/ },
  implied: [{ requirement: "CDTP-003", reason: "it is the same rule, said of configuration requests" }],
  start,
};
