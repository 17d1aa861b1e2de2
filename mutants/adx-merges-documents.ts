import { adxRules, startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function merged(under: unknown, over: unknown): unknown {
  if (!isObject(under) || !isObject(over)) {
    return over;
  }
  const members = Object.entries(over).map(([name, value]) => [name, merged(under[name], value)]);
  return { ...under, ...Object.fromEntries(members) };
}

const findAttribute: typeof adxRules.findAttribute = (documents, path) => {
  const own = adxRules.findAttribute({ ...documents, application: undefined }, path);
  const shared = adxRules.findAttribute({ ...documents, appVersion: undefined }, path);
  return own.kind === "found" && shared.kind === "found" && own.text.startsWith("{")
    ? { kind: "found", text: JSON.stringify(merged(JSON.parse(shared.text), JSON.parse(own.text))) }
    : adxRules.findAttribute(documents, path);
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startAdx(ports, environment, { ...adxRules, findAttribute });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Merges what the application and the appversion have at a path",
  expected: { requirement: "ADX-007", message: /"night":"off"/ },
  implied: [],
  service: "adx",
  start,
};
