import type { Clock } from "../../runtime/index.ts";
import { RestError } from "../control/index.ts";
import { type ApplicationState, newApplication, newVersion, withConfig, withVersion } from "./application-state.ts";
import type { ApplicationStore } from "./application-store.ts";
import { readEnvelope } from "./envelope.ts";
import { type Answer, DONE, type Exchange, objectBody, queryText } from "./exchange.ts";
import { assertedApplicationName, assertedAppVersionName } from "./names.ts";
import { assertedServiceInstance } from "./service-instance-routes.ts";
import type { TektonSettings } from "./settings.ts";
import { replacement, splitSettings } from "./settings-text.ts";
import type { Intent, StateWriter } from "./state-writer.ts";

/** What a bulk load works with. */
export interface BulkLoadParts {
  readonly settings: TektonSettings;
  readonly applications: ApplicationStore;
  readonly writer: StateWriter;
  readonly clock: Clock;
}

/**
 * Loads an envelope into the tenant that `?tenantId=` names, or the caller's: all of it or nothing. Applications and
 * appversions that do not exist are created, null standing for one without settings. What the envelope does not name
 * stays as it is. Throws a `RestError`: 409 for an application of another tenant.
 */
export async function bulkLoad(exchange: Exchange, parts: BulkLoadParts): Promise<Answer> {
  exchange.visitor.assertSystemWide("kaa:application:create");
  exchange.visitor.assertSystemWide("kaa:application:update");
  const tenantId = queryText(exchange, "tenantId") ?? exchange.visitor.tenantId;
  const envelope = readEnvelope("applications", await objectBody(exchange));
  const staged = new Map<string, ApplicationState>();
  const intents: Intent[] = [];
  for (const [serviceInstanceName, entries] of envelope) {
    assertedServiceInstance(parts.settings.serviceInstances, serviceInstanceName, "the body");
    for (const [name, text] of entries) {
      const before = staged.get(name) ?? existingOrNew(name, tenantId, parts);
      const place = `/${serviceInstanceName}/kaa/applications/${name}`;
      staged.set(name, loaded(before, serviceInstanceName, text, place, parts.clock));
      intents.push({ serviceInstanceName, tenantId, appName: name, appVerName: null });
    }
  }
  await parts.writer.putAll([...staged.values()], intents);
  return DONE;
}

function existingOrNew(name: string, tenantId: string, { applications, clock }: BulkLoadParts): ApplicationState {
  const existing = applications.get(name);
  if (existing === undefined) {
    return newApplication(tenantId, assertedApplicationName(name, "the body"), {}, clock.now());
  }
  if (existing.tenantId !== tenantId) {
    throw new RestError(409, `application "${name}" belongs to another tenant than "${tenantId}"; choose another name`);
  }
  return existing;
}

function loaded(
  before: ApplicationState,
  serviceInstanceName: string,
  text: string,
  place: string,
  clock: Clock,
): ApplicationState {
  const split = splitSettings(text, place);
  let application = before;
  for (const name of split.versions?.keys() ?? []) {
    if (!application.versions.has(name)) {
      const asserted = assertedAppVersionName(name, before.name, `${place}/versions`);
      application = withVersion(application, newVersion(asserted, {}, clock.now()));
    }
  }
  return withConfig(application, serviceInstanceName, replacement(split));
}
