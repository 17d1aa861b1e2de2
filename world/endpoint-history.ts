import { Hono } from "hono";
import { type RecordedMessage, type TracedMessage, traceOf } from "../conformance/checks/index.ts";
import type { AvroSchemaSet } from "../protocol/avro/index.ts";
import type { Recorder } from "./recorder/index.ts";

/** What was announced of an endpoint (9/ELCE), as the recorder found it on the bus. */
export interface RecordedAnnouncement {
  /** The name of the Avro record: `ConnectedEvent`. */
  readonly record: string;
  readonly subject: string;
  /** Every endpoint that it names, with its appversion. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** The appversion before, if it tells one. */
  readonly previousAppVersionName: string | null;
}

/** What a communication service passed on to an extension (4/ESP), as the recorder found it on the bus. */
export interface RecordedRequest {
  readonly subject: string;
  readonly endpointId: string | null;
  readonly resourcePath: string;
  readonly requestId: number | null;
  /** Base64. */
  readonly payload: string;
}

/**
 * What was on the bus about an endpoint up to now, in the order of arrival, without what was put there by hand:
 * `GET /announcements/:endpointId` and `GET /requests/:appVersionName`.
 */
export function endpointHistoryRoutes(recorder: Recorder, schemaSet: AvroSchemaSet): Hono {
  const routes = new Hono();
  const seen = (wanted: (path: string) => boolean): readonly TracedMessage[] => {
    const { messages, closedAtMs } = recorder.recording();
    return traceOf({ messages: messages.filter((message) => isOwn(message, wanted)), closedAtMs }, schemaSet).messages;
  };
  routes.get("/announcements/:endpointId", (context) => {
    const announced = seen((path) => path.includes(".endpoint.")).flatMap(announcementIn);
    return context.json(announced.filter(({ endpoints }) => context.req.param("endpointId") in endpoints));
  });
  routes.get("/requests/:appVersionName", (context) => {
    const passedOn = seen((path) => path.endsWith(".ClientData"));
    return context.json(passedOn.flatMap((message) => requestIn(message, context.req.param("appVersionName"))));
  });
  return routes;
}

function isOwn({ transport, path, injected }: RecordedMessage, wanted: (path: string) => boolean): boolean {
  return transport === "nats" && injected !== true && wanted(path);
}

function announcementIn({ path: subject, content }: TracedMessage): RecordedAnnouncement[] {
  const { kind: record } = content;
  switch (content.kind) {
    case "ConnectedEvent":
    case "DisconnectedEvent":
      return [
        { record, subject, endpoints: Object.fromEntries(content.value.endpoints), previousAppVersionName: null },
      ];
    case "RegisteredEvent":
    case "UnregisteredEvent":
    case "AppVersionUpdatedEvent": {
      const { endpointId, appVersionName } = content.value;
      const previousAppVersionName =
        content.kind === "AppVersionUpdatedEvent" ? content.value.previousAppVersionName : null;
      return [{ record, subject, endpoints: { [endpointId]: appVersionName }, previousAppVersionName }];
    }
    default:
      return [];
  }
}

function requestIn({ path: subject, content }: TracedMessage, appVersionName: string): RecordedRequest[] {
  if (content.kind !== "ClientData" || content.value.appVersionName !== appVersionName) {
    return [];
  }
  const { endpointId, resourcePath, requestId, payload } = content.value;
  return [{ subject, endpointId, resourcePath, requestId, payload: Buffer.from(payload).toString("base64") }];
}
