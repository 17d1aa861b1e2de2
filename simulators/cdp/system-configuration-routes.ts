import { type Context, Hono } from "hono";
import { parseJsonText } from "../../protocol/json/index.ts";
import type { Clock } from "../../runtime/index.ts";
import { RestError, readBody, type Shape, shape } from "../control/index.ts";
import { NAME_LENGTH_MAX, nameOf } from "./configuration-request.ts";
import { assertMayChange, entityTag, isKnownToCaller } from "./entity-tags.ts";
import { refuseOtherMethods } from "./other-methods.ts";
import {
  SYSTEM_LEVELS,
  type SystemConfiguration,
  type SystemConfigurationInput,
  type SystemConfigurationStore,
  type SystemLevel,
  type SystemOwner,
} from "./system-configuration-store.ts";

const inputShape: Shape<SystemConfigurationInput> = shape({
  type: "object",
  required: ["name", "config"],
  additionalProperties: false,
  properties: {
    name: { type: "string", minLength: 1, maxLength: NAME_LENGTH_MAX },
    displayName: { type: ["string", "null"], maxLength: NAME_LENGTH_MAX },
    config: { type: "string" },
  },
});

/** The one strategy of looking through levels whose meaning is known: only the level that the path names. */
const THIS_LEVEL_ONLY = "SKIP";

/**
 * Configurations of services, which are neither announced nor sent to devices. Below
 * `/system/{tenants|applications|app-versions|endpoints}/:ownerId/configs`: `POST` (201, `ETag`, `Location`, no body),
 * `GET` (`{content, totalElements}`), `GET /current?name=`, and `GET`, `PUT` (204), `DELETE` (204) of `/:configId`.
 */
export function systemConfigurationRoutes(store: SystemConfigurationStore, clock: Clock): Hono {
  const routes = new Hono();
  for (const level of SYSTEM_LEVELS) {
    offerCollection(routes, level, store, clock);
    offerOne(routes, level, store, clock);
  }
  return routes;
}

function offerCollection(routes: Hono, level: SystemLevel, store: SystemConfigurationStore, clock: Clock): void {
  const path = `/system/${level}/:ownerId/configs`;
  routes.post(path, async (context) => {
    const owner = ownerOf(context, level);
    const { configId } = store.create(owner, await input(context), clock.now());
    return context.body(null, 201, {
      ETag: entityTag(store.version(owner, configId)),
      Location: `${context.req.path}/${configId}`,
    });
  });
  routes.get(path, (context) => {
    const content = store.list(ownerOf(context, level));
    return context.json({ content, totalElements: content.length });
  });
  refuseOtherMethods(routes, path, ["GET", "POST"]);

  routes.get(`${path}/current`, (context) => {
    const strategy = context.req.query("treeTraversalStrategy") ?? THIS_LEVEL_ONLY;
    if (strategy !== THIS_LEVEL_ONLY) {
      throw new RestError(400, `the query: treeTraversalStrategy is "${strategy}"; use SKIP or leave it out`);
    }
    const owner = ownerOf(context, level);
    return shown(context, store, owner, store.current(owner, nameOf(context)));
  });
  refuseOtherMethods(routes, `${path}/current`, ["GET"]);
}

function offerOne(routes: Hono, level: SystemLevel, store: SystemConfigurationStore, clock: Clock): void {
  const path = `/system/${level}/:ownerId/configs/:configId`;
  routes.get(path, (context) => {
    const owner = ownerOf(context, level);
    return shown(context, store, owner, store.get(owner, configIdOf(context)));
  });
  routes.put(path, async (context) => {
    const [owner, configId] = [ownerOf(context, level), configIdOf(context)];
    const wanted = await input(context);
    assertMayChange(context, store.version(owner, configId));
    store.update(owner, configId, wanted, clock.now());
    return context.body(null, 204, { ETag: entityTag(store.version(owner, configId)) });
  });
  routes.delete(path, (context) => {
    const [owner, configId] = [ownerOf(context, level), configIdOf(context)];
    assertMayChange(context, store.version(owner, configId));
    store.delete(owner, configId);
    return context.body(null, 204);
  });
  refuseOtherMethods(routes, path, ["GET", "PUT", "DELETE"]);
}

function ownerOf(context: Context, level: SystemLevel): SystemOwner {
  return { level, id: context.req.param("ownerId") ?? "" };
}

function configIdOf(context: Context): string {
  return context.req.param("configId") ?? "";
}

async function input(context: Context): Promise<SystemConfigurationInput> {
  const read = await readBody(context, inputShape);
  const json = parseJsonText(new TextEncoder().encode(read.config));
  if (!json.ok) {
    throw new RestError(400, `/config is not the text of a JSON value (${json.problem}); encode the value as JSON`);
  }
  return read;
}

function shown(
  context: Context,
  store: SystemConfigurationStore,
  owner: SystemOwner,
  configuration: SystemConfiguration,
): Response {
  const version = store.version(owner, configuration.configId);
  const headers = { ETag: entityTag(version) };
  return isKnownToCaller(context, version)
    ? context.body(null, 304, headers)
    : context.json(configuration, 200, headers);
}
