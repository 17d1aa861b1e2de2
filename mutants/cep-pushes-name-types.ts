import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { pushOf, readCommandPush } from "./commands.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const push = readCommandPush(message);
  const typed = push?.commands.map((command) => ({ ...command, type: push.commandType }));
  send(push === undefined || typed === undefined ? message : pushOf(push, typed));
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Names the type of each command that it sends unasked, although the path does so already",
  expected: { requirement: "CEP-010", message: /Command \d+ on \S+ names its type/ },
  implied: [],
  service: "cex",
  start,
};
