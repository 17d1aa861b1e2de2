import { commandPath, parseCommandResponse } from "../protocol/cep/index.ts";
import { encodeJson } from "../protocol/json/index.ts";
import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { alteredSendings, type ChangeSending } from "./sendings.ts";

const dated: ChangeSending = (data) => {
  const isOfType = data.resourcePath !== commandPath();
  const commands = isOfType ? parseCommandResponse(data.payload ?? encodeJson(null), { type: "refused" }) : undefined;
  return commands?.ok === true
    ? { ...data, payload: encodeJson(commands.value.map((command) => ({ ...command, createdAt: data.timestamp }))) }
    : data;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredSendings(dated)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Tells endpoints when a command was invoked, which they cannot read",
  expected: { requirement: "CEP-012", message: /createdAt.*which is no command response/ },
  implied: [],
  service: "cex",
  start,
};
