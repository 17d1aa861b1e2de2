import { raw2017CmxRules, startRaw2017Cmx } from "../reference-impl/raw-2017/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const clientMessage: typeof raw2017CmxRules.clientMessage = (clientData) =>
  raw2017CmxRules.clientMessage(
    clientData.resourcePath === "/json" ? { ...clientData, payload: new Uint8Array() } : clientData,
  );

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startRaw2017Cmx(ports, environment, { ...raw2017CmxRules, clientMessage });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes any payload for a question",
  expected: { requirement: "RAW3-035", message: /instead of a client error/ },
  implied: [],
  start,
};
