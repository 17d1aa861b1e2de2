import type { Context, Hono } from "hono";
import { RestError } from "../control/index.ts";
import { chosenIdOf, configurationText, keyOf } from "./configuration-request.ts";
import type { ConfigurationKey, ConfigurationStore, StoredConfiguration } from "./configuration-store.ts";
import type { ConfigurationWriter } from "./configuration-writer.ts";
import { assertMayChange, entityTag, isKnownToCaller } from "./entity-tags.ts";
import { refuseOtherMethods } from "./other-methods.ts";

/** What the REST interface to configurations works with. */
export interface ConfigurationResourceParts {
  readonly store: ConfigurationStore;
  readonly writer: ConfigurationWriter;
}

/**
 * Offers `PUT`, `GET` and `DELETE` of the configurations at `path`, and `GET` of the list of every name below it at
 * `/configurations`. `?name=` names the configuration, "default" without it; `?configId=` on `PUT` chooses the id.
 *
 * A stored one is answered with its id as `ETag`. `If-None-Match` on `GET` may lead to 304; `If-Match` and
 * `If-None-Match` on `PUT` and `DELETE` to 412.
 */
export function offerConfigurations(routes: Hono, path: string, { store, writer }: ConfigurationResourceParts): void {
  routes.put(path, async (context) => {
    const key = keyOf(context);
    const configId = chosenIdOf(context);
    const configuration = await configurationText(context);
    assertMayChange(context, store.get(key)?.configId);
    return shown(context, await writer.write(key, configuration, configId));
  });
  routes.get(path, (context) => {
    const stored = existing(store, keyOf(context));
    return isKnownToCaller(context, stored.configId)
      ? context.body(null, 304, { ETag: entityTag(stored.configId) })
      : shown(context, stored);
  });
  routes.delete(path, async (context) => {
    const key = keyOf(context);
    assertMayChange(context, existing(store, key).configId);
    await writer.delete(key);
    return context.body(null, 204);
  });
  refuseOtherMethods(routes, path, ["GET", "PUT", "DELETE"]);
  routes.get(`${path}/configurations`, (context) => context.json(store.list(keyOf(context))));
  refuseOtherMethods(routes, `${path}/configurations`, ["GET"]);
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

function shown(context: Context, stored: StoredConfiguration): Response {
  return context.json(stored, 200, { ETag: entityTag(stored.configId) });
}
