import { jsonMembers, jsonObjectText } from "../protocol/json/index.ts";
import { startAdx } from "../reference-impl/adx/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { alteredHttp, type HttpAlterations, jsonResponse, SETTINGS_PATH } from "./http.ts";
import type { Mutant } from "./mutant.ts";

type Change = (text: string) => string;

/** Changes what stands at a place of nested objects, as it is spelled. */
function changedAt(text: string, [name = "", ...deeper]: readonly string[], change: Change): string {
  const members = jsonMembers(text);
  const value = members.get(name);
  return value === undefined
    ? text
    : jsonObjectText(members.set(name, deeper.length === 0 ? change(value) : changedAt(value, deeper, change)));
}

/** Keeps the first attributes of each application; those of versions may change. */
function keepingFirst(kept: Map<string, string>): Change {
  return (applications) =>
    jsonObjectText(
      [...jsonMembers(applications)].map(([name, settings]) => {
        const members = settings === "null" ? new Map<string, string>() : jsonMembers(settings);
        const versions = members.get("versions");
        members.delete("versions");
        if (members.size > 0 && !kept.has(name)) {
          kept.set(name, jsonObjectText(members));
        }
        const own = [...jsonMembers(kept.get(name) ?? "{}")];
        return [name, jsonObjectText(versions === undefined ? own : [...own, ["versions", versions]])];
      }),
    );
}

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const keep = keepingFirst(new Map());
  const asking: HttpAlterations["asking"] = async (request, ask) => {
    const response = await ask(request);
    const isFetch = request.method === "GET" && new URL(request.url).pathname === SETTINGS_PATH;
    return isFetch && response.status === 200
      ? jsonResponse(changedAt(await response.text(), ["adx", "kaa", "applications"], keep))
      : response;
  };
  return startAdx({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes the attributes of an application once, and never again",
  expected: { requirement: "ADX-012", message: /instead of 15/ },
  implied: [{ requirement: "ADX-015", reason: "what was deleted stays" }],
  service: "adx",
  start,
};
