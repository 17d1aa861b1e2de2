import {
  type Decoded,
  isJsonNullText,
  isJsonObjectText,
  jsonMembers,
  jsonObjectText,
  jsonParser,
  parseJsonText,
} from "../../../protocol/json/index.ts";

/** What Tekton tells of an application: its versions, and the settings of one service. */
export interface ApplicationSettings {
  readonly name: string;
  readonly appVersionNames: readonly string[];
  /** The text of a JSON object without the reserved member `versions` (reading G35); undefined if there is none. */
  readonly settings: string | undefined;
  /** By full name of the appversion, the text of a JSON object; no entry if there is none. */
  readonly appVersionSettings: ReadonlyMap<string, string>;
}

interface ListedApplication {
  readonly name: string;
  readonly versions?: readonly { readonly name: string }[] | null;
}

/** The member beside an application's settings that holds those of its versions. */
const VERSIONS = "versions";

const named = { type: "object", required: ["name"], properties: { name: { type: "string" } } };

/** Reads Tekton's list of applications. */
export const parseApplications = jsonParser<readonly ListedApplication[]>("list of applications", {
  type: "array",
  items: {
    ...named,
    properties: {
      ...named.properties,
      versions: { type: "array", nullable: true, items: named },
    },
  },
});

/** By application, the text of what one service is told of it. */
export type SettingsTexts = ReadonlyMap<string, string>;

/**
 * Reads the settings of one service out of Tekton's envelope, `{"<service>": {"kaa": {"applications": {…}}}}`. Null, or
 * nothing at all, means none on every level (reading G34). Never throws.
 */
export function parseSettingsEnvelope(body: Uint8Array, serviceInstanceName: string): Decoded<SettingsTexts> {
  const json = parseJsonText(body);
  if (!json.ok) {
    return { ok: false, problem: `settings of applications: ${json.problem}` };
  }
  let level: Decoded<SettingsTexts> = objectMembers(json.value.text, "settings of applications");
  let place = "";
  for (const name of [serviceInstanceName, "kaa", "applications"]) {
    place = `${place}/${name}`;
    level = level.ok ? objectMembers(level.value.get(name), `settings of applications: ${place}`) : level;
  }
  return level;
}

/** Joins what Tekton lists and what it tells of each application. Never throws. */
export function applicationSettings(
  applications: readonly ListedApplication[],
  texts: SettingsTexts,
): Decoded<readonly ApplicationSettings[]> {
  const joined: ApplicationSettings[] = [];
  for (const { name, versions } of applications) {
    const own = objectMembers(texts.get(name), `settings of application ${name}`);
    const ofVersions = own.ok ? objectMembers(own.value.get(VERSIONS), `settings of versions of ${name}`) : own;
    if (!own.ok) {
      return own;
    }
    if (!ofVersions.ok) {
      return ofVersions;
    }
    const appVersionSettings = new Map([...ofVersions.value].filter(([, text]) => !isJsonNullText(text)));
    const odd = [...appVersionSettings].find(([, text]) => !isJsonObjectText(text));
    if (odd !== undefined) {
      return { ok: false, problem: `settings of appversion ${odd[0]}: they are no object` };
    }
    const members = [...own.value].filter(([member]) => member !== VERSIONS);
    const settings = members.length === 0 ? undefined : jsonObjectText(members);
    joined.push({
      name,
      appVersionNames: (versions ?? []).map((version) => version.name),
      settings,
      appVersionSettings,
    });
  }
  return { ok: true, value: joined };
}

/** The members of an object; none of what is null or absent. */
function objectMembers(text: string | undefined, where: string): Decoded<SettingsTexts> {
  if (text === undefined || isJsonNullText(text)) {
    return { ok: true, value: new Map() };
  }
  return isJsonObjectText(text)
    ? { ok: true, value: jsonMembers(text) }
    : { ok: false, problem: `${where} is no object` };
}
