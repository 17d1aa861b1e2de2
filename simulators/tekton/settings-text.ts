import { isJsonNullText, jsonMembers, jsonObjectText } from "../../protocol/json/index.ts";
import type { ConfigEdit, DocumentEdit, ServiceConfig } from "./application-state.ts";
import { assertObjectOrNull, membersIn } from "./envelope.ts";
import { mergePatch } from "./merge-patch.ts";

/** The member of an application's settings that has those of its versions, and is no setting itself. */
export const VERSIONS = "versions";

const NO_MEMBERS = "{}";

/** The settings of an application with those of its versions, or of one version alone; undefined if there are none. */
export function settingsText(config: ServiceConfig | undefined, appVersionName?: string): string | undefined {
  const versions = [...(config?.versions ?? [])].filter(([name]) => (appVersionName ?? name) === name);
  const settings = appVersionName === undefined ? config?.settings : undefined;
  if (settings === undefined && versions.length === 0) {
    return undefined;
  }
  const ofVersions = versions.length === 0 ? [] : [[VERSIONS, jsonObjectText(versions)] as const];
  return jsonObjectText([...jsonMembers(settings ?? NO_MEMBERS), ...ofVersions]);
}

interface SplitSettings {
  /** Without `versions`; null for an application that is to have no settings. */
  readonly settings: string | null;
  /** Undefined if nothing is said of versions. */
  readonly versions: ReadonlyMap<string, string | null> | undefined;
}

/** Takes apart what is said of an application: an object or null. Throws a 400 `RestError` for wrong `versions`. */
export function splitSettings(text: string, place: string): SplitSettings {
  if (isJsonNullText(text)) {
    return { settings: null, versions: undefined };
  }
  const members = membersIn(text, place);
  const ofVersions = members.get(VERSIONS);
  members.delete(VERSIONS);
  const settings = members.size === 0 ? NO_MEMBERS : ofVersions === undefined ? text.trim() : jsonObjectText(members);
  return {
    settings,
    versions: ofVersions === undefined ? undefined : readVersions(ofVersions, `${place}/${VERSIONS}`),
  };
}

/** What is said of versions: for each an object or null. Throws a 400 `RestError` for anything else. */
export function readVersions(text: string, place: string): ReadonlyMap<string, string | null> {
  const versions = new Map<string, string | null>();
  for (const [name, value] of membersIn(text, place)) {
    assertObjectOrNull(value, `${place}/${name}`);
    versions.set(name, isJsonNullText(value) ? null : value);
  }
  return versions;
}

/** What `PUT` makes of the settings. Versions of which nothing is said stay as they are. */
export function replacement({ settings, versions }: SplitSettings): ConfigEdit {
  return {
    // Who speaks of versions alone does not give the application settings that it did not have.
    settings: (before) =>
      settings === null || (settings === NO_MEMBERS && versions !== undefined && before === undefined)
        ? undefined
        : settings,
    versions: new Map(Array.from(versions ?? [], ([name, text]) => [name, replacedBy(text)])),
  };
}

/** What `PATCH` makes of them: a JSON merge patch. */
export function patched({ settings, versions }: SplitSettings): ConfigEdit {
  return {
    settings: (before) => (settings === null || settings === NO_MEMBERS ? before : mergePatch(before, settings)),
    versions: new Map(Array.from(versions ?? [], ([name, text]) => [name, patchedBy(text)])),
  };
}

/** Replaces a document; null removes it. */
export function replacedBy(text: string | null): DocumentEdit {
  return () => text ?? undefined;
}

/** Applies a JSON merge patch to a document; null removes it. */
export function patchedBy(text: string | null): DocumentEdit {
  return (before) => (text === null ? undefined : mergePatch(before, text));
}
