import { commandPath, parseCommandPath, parseCommandResponse } from "../protocol/cep/index.ts";
import { encodeJson } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import type { Mutant } from "./mutant.ts";
import { alteredSendings, type ChangeSending } from "./sendings.ts";

const asOfAllTypes: ChangeSending = (data) => {
  const type = parseCommandPath(data.resourcePath)?.commandType;
  const commands = parseCommandResponse(data.payload ?? encodeJson(null), { type: "refused" });
  return commands.ok
    ? {
        ...data,
        resourcePath: commandPath(),
        payload: encodeJson(commands.value.map((command) => ({ ...command, type }))),
      }
    : data;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const observed = new Map<string | null, ReadonlySet<string | undefined>>();
  const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
    const message = cexRules.acceptMessage(clientData, settings);
    if (message.kind === "request" && message.request.observe === true) {
      const types = observed.get(message.endpointId) ?? [];
      observed.set(message.endpointId, new Set([...types, message.commandType]));
    }
    return message;
  };
  const sendings = alteredSendings((data) => {
    const isOfSeveral = (observed.get(data.endpointId)?.size ?? 0) > 1;
    return data.requestId === null && isOfSeveral ? asOfAllTypes(data) : data;
  });
  return startCex({ ...ports, bus: alteredBus(ports.bus, sendings) }, environment, { ...cexRules, acceptMessage });
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Sends endpoints that observe several types their commands as those of all types",
  expected: { requirement: "CEP-037", message: /which is no response topic/ },
  implied: [],
  service: "cex",
  start,
};
