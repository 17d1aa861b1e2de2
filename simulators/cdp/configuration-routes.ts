import { type Context, Hono } from "hono";
import { parseJson } from "../../protocol/json/index.ts";
import type { Clock } from "../../runtime/index.ts";
import { RestError } from "../control/index.ts";
import {
  type ConfigurationKey,
  type ConfigurationStore,
  DEFAULT_CONFIGURATION_NAME,
  type StoredConfiguration,
} from "./configuration-store.ts";

const ENDPOINT_ID_PATTERN = /^[a-zA-Z0-9._~-]+$/;

/**
 * The REST interface by which configurations are set: `PUT`, `GET`, `DELETE` of
 * `/endpoints/:endpointId/app-versions/:appVersionName` and of `/app-versions/:appVersionName`, the latter for the
 * default of an appversion; `?name=` names the configuration. A stored one is answered with its id as `ETag`.
 */
export function configurationRoutes(store: ConfigurationStore, clock: Clock): Hono {
  const routes = new Hono();
  for (const path of ["/endpoints/:endpointId/app-versions/:appVersionName", "/app-versions/:appVersionName"]) {
    routes.put(path, async (context) => {
      const key = keyOf(context);
      const config = await jsonText(context.req.raw);
      assertExpected(context.req.header("If-Match"), store.get(key));
      return shown(context, store.put(key, config, clock.now()));
    });
    routes.get(path, (context) => {
      const stored = existing(store, keyOf(context));
      return names(context.req.header("If-None-Match"), stored.configId)
        ? context.body(null, 304, { ETag: entityTag(stored.configId) })
        : shown(context, stored);
    });
    routes.delete(path, (context) => {
      const key = keyOf(context);
      existing(store, key);
      store.delete(key);
      return context.body(null, 204);
    });
  }
  return routes;
}

function keyOf(context: Context): ConfigurationKey {
  const endpointId = context.req.param("endpointId");
  const appVersionName = context.req.param("appVersionName") ?? "";
  const name = context.req.query("name") ?? DEFAULT_CONFIGURATION_NAME;
  if (endpointId !== undefined && !ENDPOINT_ID_PATTERN.test(endpointId)) {
    throw new RestError(400, `the path: "${endpointId}" is no endpoint id; use letters, digits and . _ ~ -`);
  }
  if (name === "") {
    throw new RestError(400, "the query: name is empty; name the configuration or leave it out");
  }
  return { endpointId, appVersionName, name };
}

/** The body unchanged, once it is known to be JSON. */
async function jsonText(request: Request): Promise<string> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  const json = parseJson(bytes);
  if (!json.ok) {
    throw new RestError(400, `the body is not JSON (${json.problem}); send the configuration as JSON`);
  }
  return new TextDecoder().decode(bytes);
}

function existing(store: ConfigurationStore, key: ConfigurationKey): StoredConfiguration {
  const stored = store.get(key);
  if (stored === undefined) {
    const owner = key.endpointId === undefined ? "" : ` for endpoint "${key.endpointId}"`;
    throw new RestError(
      404,
      `no configuration "${key.name}" of appversion "${key.appVersionName}"${owner} is stored; PUT one first`,
    );
  }
  return stored;
}

function assertExpected(ifMatch: string | undefined, stored: StoredConfiguration | undefined): void {
  if (ifMatch !== undefined && !(stored !== undefined && names(ifMatch, stored.configId))) {
    const found = stored === undefined ? "nothing is stored" : `the stored one is ${entityTag(stored.configId)}`;
    throw new RestError(412, `If-Match asks for ${ifMatch}, but ${found}; read it again`);
  }
}

/** Whether a conditional header names the configuration. */
function names(header: string | undefined, configId: string): boolean {
  const tags = header?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return tags.includes("*") || tags.includes(entityTag(configId));
}

function entityTag(configId: string): string {
  return `"${configId}"`;
}

function shown(context: Context, stored: StoredConfiguration): Response {
  return context.json(stored, 200, { ETag: entityTag(stored.configId) });
}
