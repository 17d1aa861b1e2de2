import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
import { APPLICATIONS_PATH, alteredHttp, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";

const SCMP = /\.scmp\./;

/** Starts the wrong service: Tekton has nothing for it to fetch before the first event. */
export const start: StartService = (ports, environment) => {
  let isTold = false;
  const bus = alteredBus(ports.bus, {
    incoming: (message, deliver) => {
      isTold ||= SCMP.test(message.subject);
      deliver(message);
    },
  });
  const http = alteredHttp(ports.http, {
    asking: async (request, ask) => {
      const response = await ask(request);
      const isEarly = !isTold && new URL(request.url).pathname === APPLICATIONS_PATH;
      return isEarly ? jsonResponse("[]") : response;
    },
  });
  return startAdx({ ...ports, bus, http }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Fetches nothing at the start: it knows what changes while it runs",
  expected: { requirement: "ADX-019", message: /instead of 60/ },
  implied: [],
  service: "adx",
  start,
};
