import { RestError } from "../control/index.ts";
import { assertedVersion } from "./app-version-routes.ts";
import type { ApplicationState, ConfigEdit } from "./application-state.ts";
import { onlyMember, readEnvelope } from "./envelope.ts";
import { type Exchange, objectBody, queryText } from "./exchange.ts";
import { assertedServiceInstance } from "./service-instance-routes.ts";
import type { TektonSettings } from "./settings.ts";
import { patched, patchedBy, readVersions, replacedBy, replacement, splitSettings, VERSIONS } from "./settings-text.ts";

type ServiceInstances = TektonSettings["serviceInstances"];

/** By service instance, what a request makes of the settings of one application. */
export type ConfigEdits = ReadonlyMap<string, ConfigEdit>;

/** Which document a request is about. */
export interface ConfigTarget {
  readonly application: ApplicationState;
  /** Undefined for the application's own settings, which may bring those of versions along. */
  readonly appVersionName: string | undefined;
}

const WHOLE_BODY = "the body";

/**
 * What a `PUT` asks for. With `?serviceInstanceName=` the body is the settings of that service; without it an envelope
 * with settings of as many services as it names. Throws a `RestError` for another form, service or appversion.
 */
export async function replacements(
  exchange: Exchange,
  target: ConfigTarget,
  serviceInstances: ServiceInstances,
): Promise<ConfigEdits> {
  const named = queryText(exchange, "serviceInstanceName");
  const text = await objectBody(exchange);
  if (named !== undefined) {
    const name = assertedServiceInstance(serviceInstances, named, "the query");
    return new Map([[name, bareReplacement(text, target)]]);
  }
  const edits = new Map<string, ConfigEdit>();
  for (const [name, entries] of readEnvelope("applications", text)) {
    assertedServiceInstance(serviceInstances, name, WHOLE_BODY);
    for (const [applicationName, settings] of entries) {
      if (applicationName !== target.application.name) {
        const wanted = `the path is of "${target.application.name}"`;
        throw new RestError(400, `/${name}/kaa/applications has "${applicationName}", but ${wanted}; leave it out`);
      }
      edits.set(name, envelopedReplacement(settings, target, `/${name}/kaa/applications/${applicationName}`));
    }
  }
  return edits;
}

/** What a `PATCH` asks for: a JSON merge patch on the settings of the service that `?serviceInstanceName=` names. */
export async function patches(
  exchange: Exchange,
  target: ConfigTarget,
  serviceInstances: ServiceInstances,
): Promise<ConfigEdits> {
  const name = requiredServiceInstance(exchange, serviceInstances);
  const text = await objectBody(exchange);
  const { appVersionName } = target;
  const edit =
    appVersionName === undefined
      ? patched(splitSettings(text, WHOLE_BODY))
      : { versions: new Map([[appVersionName, patchedBy(text)]]) };
  return new Map([[name, withKnownVersions(edit, target)]]);
}

/** What a `DELETE` asks for: no document for the service that `?serviceInstanceName=` names. */
export function removals(exchange: Exchange, target: ConfigTarget, serviceInstances: ServiceInstances): ConfigEdits {
  const { appVersionName } = target;
  const removed = replacedBy(null);
  const edit =
    appVersionName === undefined
      ? { settings: removed, versions: new Map() }
      : { versions: new Map([[appVersionName, removed]]) };
  return new Map([[requiredServiceInstance(exchange, serviceInstances), edit]]);
}

function requiredServiceInstance(exchange: Exchange, serviceInstances: ServiceInstances): string {
  const named = queryText(exchange, "serviceInstanceName");
  if (named === undefined) {
    throw new RestError(400, "the query: serviceInstanceName is missing; name the service whose settings are meant");
  }
  return assertedServiceInstance(serviceInstances, named, "the query");
}

function bareReplacement(text: string, target: ConfigTarget): ConfigEdit {
  const { appVersionName } = target;
  return appVersionName === undefined
    ? withKnownVersions(replacement(splitSettings(text, WHOLE_BODY)), target)
    : { versions: new Map([[appVersionName, replacedBy(text.trim())]]) };
}

function envelopedReplacement(text: string, target: ConfigTarget, place: string): ConfigEdit {
  const { appVersionName } = target;
  if (appVersionName === undefined) {
    return withKnownVersions(replacement(splitSettings(text, place)), target);
  }
  const versions = onlyMember(text, VERSIONS, place);
  onlyMember(versions, appVersionName, `${place}/${VERSIONS}`);
  const settings = readVersions(versions, `${place}/${VERSIONS}`).get(appVersionName) ?? null;
  return { versions: new Map([[appVersionName, replacedBy(settings)]]) };
}

function withKnownVersions(edit: ConfigEdit, { application }: ConfigTarget): ConfigEdit {
  for (const name of edit.versions.keys()) {
    assertedVersion(application, name);
  }
  return edit;
}
