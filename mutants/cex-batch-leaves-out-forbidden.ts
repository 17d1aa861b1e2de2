import { startCex } from "../reference-impl/cex/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations } from "./http.ts";
import type { Mutant } from "./mutant.ts";
import { claimsOf } from "./token.ts";

const BATCH = /\/batch\/by-endpoints/;

const answering: HttpAlterations["answering"] = async (_name, request, answer) => {
  if (!BATCH.test(request.url)) {
    return answer(request);
  }
  const token = request.headers.get("authorization")?.split(" ")[1] ?? "";
  const permitted = JSON.stringify(claimsOf(token));
  const text = await request.text();
  const body = text.replaceAll(/"endpointIds":\[([^\]]*)\]/g, (_list, names: string) => {
    const left = names.split(",").filter((name) => permitted.includes(`endpoint-${name.replaceAll('"', "")}"`));
    return `"endpointIds":[${left.join(",")}]`;
  });
  const { method, headers } = request;
  return answer(new Request(request.url, { method, headers, body }));
};

/** Starts the wrong service. */
export const start: StartService = (ports, environment) =>
  startCex({ ...ports, http: alteredHttp(ports.http, { answering }) }, environment);

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Leaves out the endpoints of a batch that its caller may not update",
  expected: { requirement: "CEX-060", message: /which is no client error/ },
  implied: [],
  service: "cex",
  start,
};
