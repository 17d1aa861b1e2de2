import type { Hono } from "hono";
import type { Logger } from "../../runtime/index.ts";
import type { MessageBus } from "../../transport/index.ts";
import {
  type Counters,
  controlRoutes,
  type FaultRegistry,
  RestError,
  readBody,
  restApp,
  type Shape,
  shape,
} from "../control/index.ts";
import { type AppVersionDirectory, appVersionRulesShape } from "./app-version-rules.ts";
import type { MqttConnectionDescription } from "./mqtt-connection.ts";
import type { ServiceCounter } from "./service-counters.ts";
import type { CommunicationServiceFaults } from "./service-faults.ts";

/** What the control interface works with. */
export interface ControlParts {
  readonly bus: MessageBus;
  readonly logger: Logger;
  readonly faults: FaultRegistry<CommunicationServiceFaults>;
  readonly counters: Counters<ServiceCounter>;
  readonly appVersions: AppVersionDirectory;
  readonly connections: () => readonly MqttConnectionDescription[];
}

interface RawBusMessage {
  readonly subject: string;
  readonly replyTo?: string;
  /** Base64. */
  readonly payload: string;
}

const BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";

const rawBusMessageShape: Shape<RawBusMessage> = shape({
  type: "object",
  required: ["subject", "payload"],
  additionalProperties: false,
  properties: {
    subject: { type: "string", minLength: 1 },
    replyTo: { type: "string", minLength: 1 },
    payload: { type: "string", pattern: BASE64 },
  },
});

/**
 * The REST interface for whoever drives the service: `/control/faults`, `/control/counters`,
 * `GET /control/connections`, `PUT|GET|DELETE /control/app-versions/:appVersionName` for the rules of an appversion
 * (`AppVersionRules`), and `POST /control/bus-messages` `{subject, replyTo?, payload: base64}`, which puts
 * these bytes on the bus as the service's own and answers 202 once the bus has them.
 */
export function serviceControl({ bus, logger, faults, counters, appVersions, connections }: ControlParts): Hono {
  const app = restApp(logger);
  app.route("/control", controlRoutes(faults, counters));
  app.get("/control/connections", (context) => context.json(connections()));
  app.post("/control/bus-messages", async (context) => {
    const message = await readBody(context, rawBusMessageShape);
    publish(bus, message);
    await bus.flush();
    return context.json({ subject: message.subject }, 202);
  });
  serveAppVersions(app, appVersions);
  return app;
}

function serveAppVersions(app: Hono, appVersions: AppVersionDirectory): void {
  const path = "/control/app-versions/:appVersionName";
  app.put(path, async (context) => {
    const rules = await readBody(context, appVersionRulesShape);
    appVersions.put(context.req.param("appVersionName"), rules);
    return context.json(rules);
  });
  app.get(path, (context) => context.json(appVersions.rulesOf(context.req.param("appVersionName"))));
  app.delete(path, (context) => {
    appVersions.delete(context.req.param("appVersionName"));
    return context.json({});
  });
}

function publish(bus: MessageBus, { subject, replyTo, payload }: RawBusMessage): void {
  try {
    bus.publish(subject, Buffer.from(payload, "base64"), replyTo);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new RestError(400, `the bus refuses a message to "${subject}": ${problem}`);
  }
}
