import { commandPath, parseCommandResponse } from "../protocol/cep/index.ts";
import { encodeJson } from "../protocol/json/index.ts";
import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { alteredSendings, type ChangeSending } from "./sendings.ts";

const untyped: ChangeSending = (data) => {
  const isOfAllTypes = data.resourcePath === commandPath();
  const commands = isOfAllTypes
    ? parseCommandResponse(data.payload ?? encodeJson(null), { type: "allowed" })
    : undefined;
  return commands?.ok === true
    ? { ...data, payload: encodeJson(commands.value.map(({ id, payload }) => ({ id, payload }))) }
    : data;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, bus: alteredBus(ports.bus, alteredSendings(untyped)) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Does not tell the types of commands where an endpoint asked for all types",
  expected: { requirement: "CEP-010", message: /commands without their types/ },
  implied: [{ requirement: "CEP-009", reason: "commands of all types cannot be told apart then" }],
  service: "cex",
  start,
};
