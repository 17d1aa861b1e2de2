import { isJsonNullText, jsonObjectText } from "../../protocol/json/index.ts";
import type { ConfigView } from "./config-view.ts";
import { assertObjectOrNull, envelopeText, onlyMember, readEnvelope } from "./envelope.ts";
import { type Answer, DONE, type Exchange, objectBody, queryText } from "./exchange.ts";
import type { Route } from "./route.ts";
import { assertedServiceInstance } from "./service-instance-routes.ts";
import type { TektonSettings } from "./settings.ts";
import type { StateReader } from "./state-reader.ts";
import type { Intent, StateWriter } from "./state-writer.ts";
import type { TenantConfigs, TenantStore } from "./tenant-store.ts";

/** What the routes to the settings of tenants work with. */
export interface TenantConfigRoutesParts {
  readonly settings: TektonSettings;
  readonly tenants: TenantStore;
  readonly reader: StateReader;
  readonly writer: StateWriter;
  readonly view: ConfigView;
}

const CONFIG = "config";
const READ_SCOPE = "kaa:tenant:configuration:read";
/** A reading: only the scope for reading is documented. */
const UPDATE_SCOPE = "kaa:tenant:configuration:update";

/**
 * `PUT` (204) and `GET` of `tenant-configs`: envelopes in which each tenant has the member `config`. `GET` takes
 * `?serviceInstanceName=` and `?tenantId=`; tenants without settings are left out. Null in the place of a tenant or of
 * its `config` removes what the service has.
 */
export function tenantConfigRoutes(parts: TenantConfigRoutesParts): readonly Route[] {
  return [
    {
      method: "get",
      path: "tenant-configs",
      answer: (exchange) => {
        exchange.visitor.assertSystemWide(READ_SCOPE);
        return { status: 200, body: tenantConfigsText(exchange, parts) };
      },
    },
    { method: "put", path: "tenant-configs", answer: (exchange) => put(exchange, parts) },
  ];
}

/** Whether the caller may see the settings of tenants. */
export function mayReadTenantConfigs({ visitor }: Exchange): boolean {
  return visitor.maySystemWide(READ_SCOPE);
}

/** The envelope of the settings of tenants that the query asks for. */
export function tenantConfigsText(exchange: Exchange, { tenants, reader, view }: TenantConfigRoutesParts): string {
  const tenantId = queryText(exchange, "tenantId");
  const chosen = tenantId === undefined ? tenants.tenantIds() : [tenantId];
  const seen = chosen.map((id) => [id, reader.tenantToShow(id)] as const);
  const services = view.chosen(exchange).map((serviceInstanceName) => {
    const entries = seen.flatMap(([id, configs]) => {
      const text = configs.get(serviceInstanceName);
      return text === undefined ? [] : [[id, jsonObjectText([[CONFIG, text]])] as const];
    });
    return [serviceInstanceName, new Map(entries)] as const;
  });
  return envelopeText("tenants", new Map(services));
}

async function put(exchange: Exchange, { settings, tenants, writer }: TenantConfigRoutesParts): Promise<Answer> {
  exchange.visitor.assertSystemWide(UPDATE_SCOPE);
  const envelope = readEnvelope("tenants", await objectBody(exchange));
  const staged = new Map<string, TenantConfigs>();
  const intents: Intent[] = [];
  for (const [serviceInstanceName, entries] of envelope) {
    assertedServiceInstance(settings.serviceInstances, serviceInstanceName, "the body");
    for (const [tenantId, text] of entries) {
      const config = configOf(text, `/${serviceInstanceName}/kaa/tenants/${tenantId}`);
      const after = new Map(staged.get(tenantId) ?? tenants.get(tenantId));
      if (config === undefined) {
        after.delete(serviceInstanceName);
      } else {
        after.set(serviceInstanceName, config);
      }
      staged.set(tenantId, after);
      intents.push({ serviceInstanceName, tenantId, appName: null, appVerName: null });
    }
  }
  await writer.putTenants(staged, intents);
  return DONE;
}

function configOf(text: string, place: string): string | undefined {
  if (isJsonNullText(text)) {
    return undefined;
  }
  const config = onlyMember(text, CONFIG, place);
  assertObjectOrNull(config, `${place}/${CONFIG}`);
  return isJsonNullText(config) ? undefined : config;
}
