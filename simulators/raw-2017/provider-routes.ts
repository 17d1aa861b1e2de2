import { type Context, Hono } from "hono";
import { JSON_CONTENT_TYPE } from "../../protocol/raw-2017/index.ts";
import { RestError, readBody, type Shape, shape } from "../control/index.ts";
import { configurationBodyShape, contentOf } from "./configuration-body.ts";
import type { ConfigurationOwner, ConfigurationStore } from "./configuration-store.ts";
import type { Announcement } from "./new-available-announcer.ts";
import type { RecentList } from "./recent-list.ts";
import type { RequestLog } from "./request-log.ts";
import type { Raw2017ProviderSettings } from "./settings.ts";
import type { HeardUpdate } from "./updated-listener.ts";

/** What orders to the provider work with. */
export interface ProviderRouteParts {
  readonly settings: Raw2017ProviderSettings;
  readonly store: ConfigurationStore;
  readonly requests: RequestLog;
  readonly updates: RecentList<HeardUpdate>;
  /** Resolves when the bus has the event. */
  readonly announce: (announcement: Announcement) => Promise<void>;
  /** Announces nothing of the owner that it has not announced yet. */
  readonly forget: (owner: ConfigurationOwner) => void;
}

interface AnnouncementBody extends ConfigurationOwner {
  readonly configVersion?: number;
}

const announcementShape: Shape<AnnouncementBody> = shape({
  type: "object",
  required: ["appVersionToken", "endpointId"],
  additionalProperties: false,
  properties: {
    appVersionToken: { type: "string", minLength: 1 },
    endpointId: { type: "string", minLength: 1 },
    configVersion: { type: "integer" },
  },
});

const PATH = "/configurations/:appVersionToken/:endpointId";

function ownerOf({ req }: Context): ConfigurationOwner {
  return { appVersionToken: req.param("appVersionToken") ?? "", endpointId: req.param("endpointId") ?? "" };
}

/**
 * What whoever sets up the world may say, to be mounted beside the routes of every simulator: `PUT`, `GET`, `DELETE` of
 * `/configurations/:appVersionToken/:endpointId` (`ConfigurationBody`); `POST /announcements` announces a version, or
 * the latest, although nothing changed (204); `GET /requests` and `GET /updated-events`, both with `?endpointId=`.
 */
export function providerRoutes({ settings, store, requests, updates, announce, forget }: ProviderRouteParts): Hono {
  const routes = new Hono();
  routes.put(PATH, async (context) => {
    const body = await readBody(context, configurationBodyShape);
    const owner = ownerOf(context);
    const { contentType = settings.contentType ?? JSON_CONTENT_TYPE, configVersion } = body;
    const stored = store.put(owner, { contentType, configVersion, content: contentOf(body) });
    if (body.announce !== false) {
      await announce({ ...owner, ...stored });
    }
    return context.json({ configVersion: stored.configVersion, contentType });
  });
  routes.get(PATH, (context) =>
    context.json(
      store.list(ownerOf(context)).map(({ configVersion, contentType, content }) => ({
        configVersion,
        contentType,
        bytes: Buffer.from(content).toString("base64"),
      })),
    ),
  );
  routes.delete(PATH, (context) => {
    store.delete(ownerOf(context));
    forget(ownerOf(context));
    return context.body(null, 204);
  });
  routes.post("/announcements", async (context) => {
    const { configVersion, ...owner } = await readBody(context, announcementShape);
    const stored = store.find(owner, configVersion);
    if (stored === undefined) {
      throw new RestError(404, `endpoint "${owner.endpointId}" has no such configuration here; PUT one first`);
    }
    await announce({ ...owner, ...stored });
    return context.body(null, 204);
  });
  routes.get("/requests", (context) => context.json(requests.list(context.req.query("endpointId"))));
  routes.get("/updated-events", (context) => {
    const wanted = context.req.query("endpointId");
    return context.json(updates.list(({ endpointId }) => wanted === undefined || endpointId === wanted));
  });
  return routes;
}
