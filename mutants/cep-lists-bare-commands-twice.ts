import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { pushOf, readCommandPush } from "./commands.ts";
import type { Mutant } from "./mutant.ts";

const outgoing: Alterations["outgoing"] = (message, send) => {
  const push = readCommandPush(message);
  const commands = push?.commands.flatMap((command) => {
    return (command.payload ?? null) === null ? [{ id: command.id }, { ...command, payload: null }] : [command];
  });
  send(push === undefined || commands === undefined ? message : pushOf(push, commands));
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, { outgoing }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Lists a command without a payload twice when it sends it unasked, under one identifier",
  expected: { requirement: "CEP-014", message: /Two \S+ commands of the endpoint have the identifier/ },
  implied: [],
  service: "cex",
  start,
};
