import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredBus } from "./alteration.ts";
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
  const http = {
    ...ports.http,
    serve: ports.http.serve.bind(ports.http),
    fetch: async (request: Request) => {
      const response = await ports.http.fetch(request);
      const isEarly = !isTold && new URL(request.url).pathname.endsWith("/applications");
      return isEarly ? Response.json([]) : response;
    },
  };
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
