import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus } from "./alteration.ts";
import { alteredHttp, type HttpAlterations, jsonResponse } from "./http.ts";
import type { Mutant } from "./mutant.ts";
import { readClientData } from "./reading.ts";

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const spoken = new Set<string>();
  const incoming: Alterations["incoming"] = (message, deliver) => {
    spoken.add(readClientData(message)?.endpointId ?? "");
    deliver(message);
  };
  const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
    const [, endpointId = ""] = /\/endpoints\/([^/]+)\/commands\//.exec(request.url) ?? [];
    const isStranger = request.method === "POST" && endpointId !== "" && !spoken.has(endpointId);
    const response = await answer(request);
    return isStranger && response.status === 202 ? jsonResponse('{"message":"No such endpoint"}', 404) : response;
  };
  const http = alteredHttp(ports.http, { answering });
  return startCex({ ...ports, bus: alteredBus(ports.bus, { incoming }), http }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes no calls for endpoints that never said anything",
  expected: { requirement: "CEX-037", message: /404 .*instead of 202/ },
  implied: [
    { requirement: "CEX-075", reason: "the endpoints of a tenant that comes have said nothing yet" },
    { requirement: "CEX-078", reason: "nor have those of an application that comes" },
  ],
  service: "cex",
  start,
};
