import { parseSubject } from "../protocol/ism/index.ts";
import { startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";

const DOCUMENTED = ["esp", "cdtp"];

/** Loses what replicas tell each other, which no document is about. */
const outgoing: Alterations["outgoing"] = (message, send) => {
  const subject = parseSubject(message.subject);
  const isOwnAffair = subject !== undefined && subject.kind !== "event" && !DOCUMENTED.includes(subject.protocolName);
  if (!isOwnAffair) {
    send(message);
  }
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCmx({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Knows in each of its replicas only what endpoints said to that one about observing",
  expected: { requirement: "CMP-015", message: /does not want unasked/ },
  implied: [
    {
      requirement: "CMP-014",
      reason: "the replica that acts may know only that the endpoint once did not want to observe",
    },
  ],
  replicas: 2,
  start,
};
