import { encodeJson, parseJson } from "../protocol/json/index.ts";
import { cexRules, startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const acceptMessage: typeof cexRules.acceptMessage = (clientData, settings) => {
  const message = cexRules.acceptMessage(clientData, settings);
  const parsed = parseJson(clientData.payload);
  const items: readonly unknown[] = parsed.ok && Array.isArray(parsed.value) ? parsed.value : [];
  const reports = items.flatMap((item) => {
    const single = cexRules.acceptMessage({ ...clientData, payload: encodeJson([item]) }, settings);
    return message.kind === "refused" && single.kind === "report" ? [single] : [];
  });
  const [first] = reports;
  return first === undefined ? message : { ...first, results: reports.flatMap(({ results }) => results) };
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCex(ports, environment, { ...cexRules, acceptMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes what it can read of a report, and does not mind the rest",
  expected: { requirement: "CEP-033", message: /an empty response instead of an error/ },
  implied: [],
  service: "cex",
  start,
};
