import { jsonObjectText } from "../../protocol/json/index.ts";
import { RestError } from "../control/index.ts";
import { applicationView } from "./application-view.ts";
import { type Answer, type Exchange, listingOf, queryList } from "./exchange.ts";
import type { Route } from "./route.ts";
import { instanceOf } from "./service-instance-routes.ts";
import { mayReadTenantConfigs, type TenantConfigRoutesParts, tenantConfigsText } from "./tenant-config-routes.ts";

const PARTS = ["serviceInstances", "applications", "appConfigs", "tenantConfigs"] as const;

type BulkPart = (typeof PARTS)[number];

/**
 * `GET bulk`: `{serviceInstances, applications, appConfigs, tenantConfigs}`, or those of them that `?include=` names.
 * `?serviceInstanceName=` and `?appName=`, both as often as wanted, narrow it. What a caller may not see is left out.
 * The form is a reading: none is documented.
 */
export function bulkRoutes(parts: TenantConfigRoutesParts): readonly Route[] {
  return [{ method: "get", path: "bulk", answer: (exchange) => bulk(exchange, parts) }];
}

function bulk(exchange: Exchange, parts: TenantConfigRoutesParts): Answer {
  const { settings, view } = parts;
  const named = queryList(exchange, "include").map(partName);
  const wanted = named.length === 0 ? PARTS : named;
  const services = view.chosen(exchange);
  const applications = parts.reader.toList(listingOf(exchange));
  const texts: Readonly<Record<BulkPart, () => string | undefined>> = {
    serviceInstances: () =>
      JSON.stringify(
        Object.entries(settings.serviceInstances)
          .filter(([name]) => services.includes(name))
          .map(([name, instance]) => instanceOf(name, instance, [])),
      ),
    applications: () => JSON.stringify(applications.map(applicationView)),
    appConfigs: () => view.list(services, applications),
    tenantConfigs: () => (mayReadTenantConfigs(exchange) ? tenantConfigsText(exchange, parts) : undefined),
  };
  const members = PARTS.filter((part) => wanted.includes(part)).flatMap((part) => {
    const text = texts[part]();
    return text === undefined ? [] : [[part, text] as const];
  });
  return { status: 200, body: jsonObjectText(members) };
}

function partName(text: string): BulkPart {
  const name = PARTS.find((known) => known === text);
  if (name === undefined) {
    throw new RestError(400, `the query: include is "${text}"; use ${PARTS.join(", ")}`);
  }
  return name;
}
