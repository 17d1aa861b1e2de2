import { assertedVersion } from "./app-version-routes.ts";
import type { ApplicationState } from "./application-state.ts";
import { withConfig } from "./application-state.ts";
import { type BulkLoadParts, bulkLoad } from "./bulk-load.ts";
import { type ConfigEdits, type ConfigTarget, patches, removals, replacements } from "./config-edits.ts";
import type { ConfigView } from "./config-view.ts";
import { type Answer, DONE, type Exchange, listingOf, param } from "./exchange.ts";
import type { Route, RouteMethod } from "./route.ts";
import type { TektonSettings } from "./settings.ts";
import type { StateReader } from "./state-reader.ts";
import type { Intent, StateWriter } from "./state-writer.ts";

/** What the routes to the settings of applications work with. */
export interface AppConfigRoutesParts extends BulkLoadParts {
  readonly settings: TektonSettings;
  readonly reader: StateReader;
  readonly writer: StateWriter;
  readonly view: ConfigView;
}

/**
 * `POST app-configs` loads an envelope (204) and `GET app-configs` exports one; `GET`, `PUT` (204), `PATCH` (204) and
 * `DELETE` (204, a reading) of `app-configs/applications/:appName` and of `…/app-versions/:appVersionName` below it.
 *
 * What is shown is always an envelope, by `?serviceInstanceName=` or of every service. The settings of an application
 * and of its versions are documents of their own: `PUT` of the application's leaves those of versions that it does not
 * name.
 */
export function appConfigRoutes(parts: AppConfigRoutesParts): readonly Route[] {
  const one = "app-configs/applications/:appName";
  return [
    { method: "post", path: "app-configs", answer: (exchange) => bulkLoad(exchange, parts) },
    { method: "get", path: "app-configs", answer: (exchange) => exported(exchange, parts) },
    ...documentRoutes(one, parts),
    ...documentRoutes(`${one}/app-versions/:appVersionName`, parts),
  ];
}

function exported(exchange: Exchange, { reader, view }: AppConfigRoutesParts): Answer {
  const applications = reader.toList(listingOf(exchange));
  return { status: 200, body: view.list(view.chosen(exchange), applications) };
}

function documentRoutes(path: string, parts: AppConfigRoutesParts): readonly Route[] {
  const { serviceInstances } = parts.settings;
  const changing = (
    method: RouteMethod,
    edits: (exchange: Exchange, target: ConfigTarget) => ConfigEdits | Promise<ConfigEdits>,
  ): Route => ({ method, path, answer: (exchange) => change(exchange, parts, edits) });
  return [
    { method: "get", path, answer: (exchange) => show(exchange, parts) },
    changing("put", (exchange, target) => replacements(exchange, target, serviceInstances)),
    changing("patch", (exchange, target) => patches(exchange, target, serviceInstances)),
    changing("delete", (exchange, target) => removals(exchange, target, serviceInstances)),
  ];
}

function show(exchange: Exchange, { reader, view }: AppConfigRoutesParts): Answer {
  const { appVersionName } = exchange.params;
  const application = reader.toShow(exchange.visitor, param(exchange, "appName"), appVersionName);
  if (appVersionName !== undefined) {
    assertedVersion(application, appVersionName);
  }
  return view.one(view.chosen(exchange), application, appVersionName);
}

async function change(
  exchange: Exchange,
  { reader, writer }: AppConfigRoutesParts,
  edits: (exchange: Exchange, target: ConfigTarget) => ConfigEdits | Promise<ConfigEdits>,
): Promise<Answer> {
  const wanted = await edits(exchange, targetOf(exchange, reader));
  // Whatever happened while the body was read is taken into account.
  const { application, appVersionName } = targetOf(exchange, reader);
  let after: ApplicationState = application;
  const intents: Intent[] = [];
  for (const [serviceInstanceName, edit] of wanted) {
    after = withConfig(after, serviceInstanceName, edit);
    const { tenantId, name } = application;
    intents.push({ serviceInstanceName, tenantId, appName: name, appVerName: appVersionName ?? null });
  }
  await writer.putAll([after], intents);
  return DONE;
}

function targetOf(exchange: Exchange, reader: StateReader): ConfigTarget {
  const { appVersionName } = exchange.params;
  const application = reader.toChange(exchange.visitor, param(exchange, "appName"), "update");
  if (appVersionName !== undefined) {
    assertedVersion(application, appVersionName);
  }
  return { application, appVersionName };
}
