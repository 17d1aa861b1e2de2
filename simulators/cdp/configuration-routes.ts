import { type Context, Hono } from "hono";
import { parseJsonText } from "../../protocol/json/index.ts";
import type { Clock } from "../../runtime/index.ts";
import { RestError, readBody, type Shape, shape } from "../control/index.ts";
import {
  type ConfigurationKey,
  type ConfigurationStore,
  DEFAULT_CONFIGURATION_NAME,
  type StoredConfiguration,
} from "./configuration-store.ts";

/** What the REST interface works with. */
export interface ConfigurationRouteParts {
  readonly store: ConfigurationStore;
  readonly clock: Clock;
  /** Told of the keys under which something was stored or deleted; the request is answered when it has resolved. */
  readonly changed: (keys: readonly ConfigurationKey[]) => Promise<void>;
}

interface Batch {
  readonly configPayload: unknown;
  /** By appversion name, the endpoints that get the configuration. */
  readonly endpoints: Readonly<Record<string, readonly string[]>>;
}

const ENDPOINT_ID_PATTERN = /^[a-zA-Z0-9._~-]+$/;

const batchShape: Shape<Batch> = shape({
  type: "object",
  required: ["configPayload", "endpoints"],
  additionalProperties: false,
  properties: {
    configPayload: {},
    endpoints: {
      type: "object",
      additionalProperties: {
        type: "array",
        items: { type: "string", pattern: ENDPOINT_ID_PATTERN.source },
      },
    },
  },
});

/**
 * The REST interface by which configurations are set: `PUT`, `GET`, `DELETE` of
 * `/endpoints/:endpointId/app-versions/:appVersionName` and of `/app-versions/:appVersionName`, the latter for the
 * default of an appversion; `?name=` names the configuration. A stored one is answered with its id as `ETag`.
 * Below both, `GET …/configurations` lists the configurations of every name. `PUT /endpoints/batch` gives one
 * configuration to many endpoints. Filters, schemas and system configurations are not offered.
 */
export function configurationRoutes(parts: ConfigurationRouteParts): Hono {
  const { store, changed } = parts;
  const routes = new Hono();
  for (const path of ["/endpoints/:endpointId/app-versions/:appVersionName", "/app-versions/:appVersionName"]) {
    routes.put(path, (context) => put(context, parts));
    routes.get(path, (context) => {
      const stored = existing(store, keyOf(context));
      return names(context.req.header("If-None-Match"), stored.configId)
        ? context.body(null, 304, { ETag: entityTag(stored.configId) })
        : shown(context, stored);
    });
    routes.delete(path, async (context) => {
      const key = keyOf(context);
      existing(store, key);
      store.delete(key);
      await changed([key]);
      return context.body(null, 204);
    });
    routes.get(`${path}/configurations`, (context) => context.json(store.list(keyOf(context))));
  }
  routes.put("/endpoints/batch", (context) => putBatch(context, parts));
  return routes;
}

async function put(context: Context, { store, clock, changed }: ConfigurationRouteParts): Promise<Response> {
  const key = keyOf(context);
  const config = await jsonText(context.req.raw);
  assertExpected(context.req.header("If-Match"), store.get(key));
  const stored = store.put(key, config, clock.now());
  await changed([key]);
  return shown(context, stored);
}

async function putBatch(context: Context, { store, clock, changed }: ConfigurationRouteParts): Promise<Response> {
  const name = nameOf(context);
  const { configPayload, endpoints } = await readBody(context, batchShape);
  const config = JSON.stringify(configPayload);
  const keys = Object.entries(endpoints).flatMap(([appVersionName, endpointIds]) =>
    endpointIds.map((endpointId) => ({ endpointId, appVersionName, name })),
  );
  for (const key of keys) {
    store.put(key, config, clock.now());
  }
  await changed(keys);
  return context.body(null, 204);
}

function keyOf(context: Context): ConfigurationKey {
  const endpointId = context.req.param("endpointId");
  const appVersionName = context.req.param("appVersionName") ?? "";
  if (endpointId !== undefined && !ENDPOINT_ID_PATTERN.test(endpointId)) {
    throw new RestError(400, `the path: "${endpointId}" is no endpoint id; use letters, digits and . _ ~ -`);
  }
  return { endpointId, appVersionName, name: nameOf(context) };
}

function nameOf(context: Context): string {
  const name = context.req.query("name") ?? DEFAULT_CONFIGURATION_NAME;
  if (name === "") {
    throw new RestError(400, "the query: name is empty; name the configuration or leave it out");
  }
  return name;
}

/** The body unchanged, once it is known to be JSON. */
async function jsonText(request: Request): Promise<string> {
  const json = parseJsonText(new Uint8Array(await request.arrayBuffer()));
  if (!json.ok) {
    throw new RestError(400, `the body is not JSON (${json.problem}); send the configuration as JSON`);
  }
  return json.value.text;
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
