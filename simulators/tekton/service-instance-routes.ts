import { RestError } from "../control/index.ts";
import { param, queryList, shown } from "./exchange.ts";
import type { Route } from "./route.ts";
import type { ServiceInstanceSettings, TektonSettings } from "./settings.ts";

const SCHEMAS = ["appConfigurationSchema", "appVersionConfigurationSchema"] as const;

type SchemaName = (typeof SCHEMAS)[number];

/**
 * `GET service-instances`, with schemas only where `?include=` names them, and `GET service-instances/:name`, which
 * always has them. Any caller may ask.
 */
export function serviceInstanceRoutes({ serviceInstances }: TektonSettings): readonly Route[] {
  return [
    {
      method: "get",
      path: "service-instances",
      answer: (exchange) => {
        const included = queryList(exchange, "include").map(schemaName);
        return shown(Object.entries(serviceInstances).map(([name, settings]) => instanceOf(name, settings, included)));
      },
    },
    {
      method: "get",
      path: "service-instances/:serviceInstanceName",
      answer: (exchange) => {
        const name = assertedServiceInstance(serviceInstances, param(exchange, "serviceInstanceName"), "the path");
        return shown(
          Object.entries(serviceInstances).flatMap(([known, settings]) =>
            known === name ? [instanceOf(name, settings, SCHEMAS)] : [],
          )[0],
        );
      },
    },
  ];
}

/** Returns the name if it is that of a service instance. Throws a 404 `RestError` that begins with `where` otherwise. */
export function assertedServiceInstance(
  serviceInstances: TektonSettings["serviceInstances"],
  name: string,
  where: string,
): string {
  if (!Object.hasOwn(serviceInstances, name)) {
    const known = Object.keys(serviceInstances).join(", ") || "none";
    throw new RestError(404, `${where}: no service instance "${name}" is known; known ones: ${known}`);
  }
  return name;
}

/** A service instance as it is shown. */
export function instanceOf(name: string, settings: ServiceInstanceSettings, included: readonly SchemaName[]): object {
  const { appConfigurationSchema, appVersionConfigurationSchema, ...rest } = settings;
  return {
    name,
    ...rest,
    appConfigurationSchemaPresent: appConfigurationSchema !== undefined,
    ...(included.includes("appConfigurationSchema") ? { appConfigurationSchema } : {}),
    appVersionConfigurationSchemaPresent: appVersionConfigurationSchema !== undefined,
    ...(included.includes("appVersionConfigurationSchema") ? { appVersionConfigurationSchema } : {}),
  };
}

function schemaName(text: string): SchemaName {
  const name = SCHEMAS.find((known) => known === text);
  if (name === undefined) {
    throw new RestError(400, `the query: include is "${text}"; use ${SCHEMAS.join(" or ")}`);
  }
  return name;
}
