import { isJsonObjectText, jsonMembers, jsonObjectText, parseJson } from "../protocol/json/index.ts";
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

/** Keeps each object among the attributes of an application as it was first; those of versions may change. */
function keepingFirst(kept: Map<string, string>): Change {
  const first = (place: string, text: string): string => {
    const known = kept.get(place) ?? text;
    kept.set(place, known);
    return known;
  };
  const attribute = (application: string, [name, text]: readonly [string, string]) =>
    [name, name === "versions" || !isJsonObjectText(text) ? text : first(`${application}/${name}`, text)] as const;
  return (applications) =>
    jsonObjectText(
      [...jsonMembers(applications)].map(([name, settings]) => [
        name,
        isJsonObjectText(settings)
          ? jsonObjectText([...jsonMembers(settings)].map((member) => attribute(name, member)))
          : settings,
      ]),
    );
}

/** Starts the wrong service. */
export const start: StartService = (ports, environment) => {
  const keep = keepingFirst(new Map());
  const asking: HttpAlterations["asking"] = async (request, ask) => {
    const response = await ask(request);
    const isFetch = request.method === "GET" && new URL(request.url).pathname === SETTINGS_PATH;
    if (!isFetch || response.status !== 200) {
      return response;
    }
    const text = await response.text();
    const isWhole = parseJson(Buffer.from(text)).ok;
    return jsonResponse(isWhole ? changedAt(text, ["adx", "kaa", "applications"], keep) : text);
  };
  return startAdx({ ...ports, http: alteredHttp(ports.http, { asking }) }, environment);
};

/** What is wrong with it, and what has to notice. */
export const mutant: Mutant = {
  fault: "Takes an object among the attributes of an application once, and never again",
  expected: { requirement: "ADX-012", message: /instead of 7/ },
  implied: [],
  service: "adx",
  start,
};
