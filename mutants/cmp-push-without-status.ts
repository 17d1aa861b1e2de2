import { cmxRules, startCmx } from "../reference-impl/cmx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const STATUS = ',"statusCode":200,"reasonPhrase":"OK"}';

const extensionData: typeof cmxRules.extensionData = (clientData, answer, settings, nowMs) => {
  const built = cmxRules.extensionData(clientData, answer, settings, nowMs);
  const body = Buffer.from(answer.payload ?? []).toString("utf8");
  // Nobody asked for a push, so what it answers is empty.
  const isPush = clientData.payload.byteLength === 0 && body.endsWith(STATUS);
  return isPush ? { ...built, payload: Buffer.from(`${body.slice(0, -STATUS.length)}}`) } : built;
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => startCmx(ports, environment, { ...cmxRules, extensionData });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Leaves the status out of configurations that nobody asked for, and only there",
  expected: { requirement: "CMP-007", message: /lacks statusCode 200/ },
  implied: [],
  start,
};
