import { Hono } from "hono";
import { UPDATE_TYPES, type UpdateType } from "../../protocol/scmp/index.ts";
import { RestError, readBody, type Shape, shape } from "../control/index.ts";
import type { AcknowledgementLog } from "./acknowledgement-log.ts";
import type { Announcement } from "./announcement.ts";
import type { Announcer } from "./announcer.ts";

/** What orders to Tekton work with. */
export interface TektonControlParts {
  readonly announcer: Announcer;
  readonly acknowledgements: AcknowledgementLog;
}

interface AnnouncementBody {
  readonly updateType: UpdateType;
  readonly serviceInstanceName?: string;
  readonly tenantID: string | null;
  readonly appName: string | null;
  readonly appVerName: string | null;
}

const name = { type: ["string", "null"], maxLength: 256 };

const announcementShape: Shape<AnnouncementBody> = shape({
  type: "object",
  required: ["updateType", "tenantID", "appName", "appVerName"],
  additionalProperties: false,
  properties: {
    updateType: { enum: UPDATE_TYPES },
    serviceInstanceName: { type: "string", pattern: "^[^.*>\\s]{1,256}$" },
    tenantID: name,
    appName: name,
    appVerName: name,
  },
});

/**
 * What only whoever sets up the world may ask, to be mounted beside the routes of every simulator:
 * `POST /announcements` sends an event although nothing changed, with whatever combination of nulls (204): a broadcast,
 * or with `serviceInstanceName` a targeted one. `GET /events` lists the latest events, `?appName=` those of one
 * application. `GET /acknowledgements` lists what came to their reply subjects, `DELETE` forgets it (204).
 */
export function tektonControlRoutes({ announcer, acknowledgements }: TektonControlParts): Hono {
  const routes = new Hono();
  routes.post("/announcements", async (context) => {
    await announcer.announce([announcementIn(await readBody(context, announcementShape))]);
    return context.body(null, 204);
  });
  routes.get("/events", (context) => {
    const appName = context.req.query("appName");
    return context.json(announcer.events().filter((event) => appName === undefined || event.appName === appName));
  });
  routes.get("/acknowledgements", (context) => context.json(acknowledgements.list()));
  routes.delete("/acknowledgements", (context) => {
    acknowledgements.clear();
    return context.body(null, 204);
  });
  return routes;
}

function announcementIn({ serviceInstanceName, tenantID, ...rest }: AnnouncementBody): Announcement {
  if (serviceInstanceName === undefined) {
    return { ...rest, tenantID };
  }
  if (tenantID === null) {
    throw new RestError(400, "/tenantID is null, for which a targeted event has no place; name a tenant");
  }
  return { ...rest, serviceInstanceName, tenantID };
}
