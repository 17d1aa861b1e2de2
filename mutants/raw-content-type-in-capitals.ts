import { raw2017CmxRules, startRaw2017Cmx } from "../reference-impl/raw-2017/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import type { Mutant } from "./mutant.ts";

const isOwnContentType: typeof raw2017CmxRules.isOwnContentType = (contentType) => contentType.toLowerCase() === "json";
const announcedConfiguration: typeof raw2017CmxRules.announcedConfiguration = (event) =>
  raw2017CmxRules.announcedConfiguration({ ...event, contentType: event.contentType.toLowerCase() });

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startRaw2017Cmx(ports, environment, { ...raw2017CmxRules, isOwnContentType, announcedConfiguration });

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  profile: "raw-2017",
  fault: "Takes JSON for json, though providers of both may announce",
  expected: { requirement: "RAW5-007", message: /which must not go out to it/ },
  implied: [],
  start,
};
