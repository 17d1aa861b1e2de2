import { parseJson } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

function withoutNulls(_key: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
    : value;
}

const commandPayload: typeof cexRules.commandPayload = (contentType, body) => {
  const payload = cexRules.commandPayload(contentType, body);
  const parsed = payload === null ? undefined : parseJson(payload);
  return parsed?.ok === true ? Buffer.from(JSON.stringify(parsed.value, withoutNulls)) : payload;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex(ports, environment, { ...cexRules, commandPayload });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Leaves out members of a payload that are null",
  expected: { requirement: "CEX-030", message: /\[1,\[2,\{\}\]\]/ },
  implied: [],
  service: "cex",
  start,
};
