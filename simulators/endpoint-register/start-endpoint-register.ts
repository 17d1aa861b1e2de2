import type { Hono } from "hono";
import type { Runtime } from "../../runtime/index.ts";
import type { HttpTransport, MessageBus } from "../../transport/index.ts";
import {
  Counters,
  controlRoutes,
  FaultRegistry,
  RestError,
  readBody,
  restApp,
  type StartedSimulator,
} from "../control/index.ts";
import { EndpointDirectory } from "./endpoint-directory.ts";
import { FilterDirectory } from "./filter-directory.ts";
import { filterRoutes } from "./filter-routes.ts";
import { announcedLifecycle, type LifecycleEvents, silentLifecycle } from "./lifecycle-events.ts";
import { endpointDescriptionShape, endpointIdFrom, tokenFrom } from "./naming.ts";
import { ReadFaults } from "./read-faults.ts";
import { type EndpointRegisterFaults, endpointRegisterFaultKinds, refusalResponse } from "./register-faults.ts";
import type { EndpointRegisterSettings } from "./settings.ts";

/** By what a register reaches the rest of the world. */
export interface EndpointRegisterPorts {
  readonly http: HttpTransport;
  readonly runtime: Runtime;
  /** Where lifecycle events go. Without it there are none. */
  readonly bus?: MessageBus;
}

const INSTANCE_NAME = "epr";

/** An endpoint register that is running. */
export type StartedEndpointRegister = StartedSimulator;

/**
 * Starts a register of endpoints and their tokens, which forgets everything when it is closed.
 *
 * `PUT|GET|DELETE /api/v1/endpoints/:endpointId`, `PUT|DELETE /api/v1/endpoints/:endpointId/tokens/:token`,
 * `GET /api/v1/app-versions/:appVersionName/tokens/:token`, `PUT|GET|DELETE /api/v1/filters/:filterId`,
 * `GET /api/v1/filters/:filterId/endpoints`, and `/control`. With a bus, the endpoint events registered, unregistered
 * and appversion-updated of 9/ELCE are published before the request is answered. Closing leaves it open.
 */
export async function startEndpointRegister(
  settings: EndpointRegisterSettings,
  ports: EndpointRegisterPorts,
): Promise<StartedEndpointRegister> {
  const { runtime } = ports;
  const faults = new FaultRegistry<EndpointRegisterFaults>(endpointRegisterFaultKinds, runtime);
  const readFaults = new ReadFaults(faults, runtime.clock);
  const endpoints = new EndpointDirectory();
  const lifecycle = lifecycleOf(settings, ports);
  const app = restApp(runtime.logger);
  app.route("/control", controlRoutes(faults, new Counters([])));
  serveEndpoints(app, endpoints, lifecycle, readFaults);
  serveTokens(app, endpoints, faults);
  app.route("/api/v1/filters", filterRoutes({ filters: new FilterDirectory(), endpoints, readFaults }));
  const server = await ports.http.serve("endpoint-register", settings.port, (request) => app.fetch(request));
  const close = async () => {
    readFaults.close();
    await server.close();
  };
  return { baseUrl: server.baseUrl, close, [Symbol.asyncDispose]: close };
}

function lifecycleOf({ instanceName, replicaId }: EndpointRegisterSettings, ports: EndpointRegisterPorts) {
  const { bus, runtime } = ports;
  return bus === undefined
    ? silentLifecycle
    : announcedLifecycle(bus, runtime, {
        instanceName: instanceName ?? INSTANCE_NAME,
        replicaId: replicaId ?? runtime.ids.next(),
      });
}

function serveEndpoints(
  app: Hono,
  directory: EndpointDirectory,
  lifecycle: LifecycleEvents,
  readFaults: ReadFaults,
): void {
  const path = "/api/v1/endpoints/:endpointId";
  app.put(path, async (context) => {
    const endpointId = endpointIdFrom(context.req.param("endpointId"));
    const { appVersionName, tokens } = await readBody(context, endpointDescriptionShape);
    const endpoint = { endpointId, appVersionName, tokens };
    const before = directory.find(endpointId);
    directory.put(endpoint);
    await lifecycle.put(endpoint, before);
    return context.json(endpoint, before === undefined ? 201 : 200);
  });
  app.get(path, (context) => {
    const endpointId = endpointIdFrom(context.req.param("endpointId"));
    const concerned = { endpointId, appVersionName: directory.find(endpointId)?.appVersionName };
    return readFaults.around([concerned], () => context.json(directory.get(endpointId)));
  });
  app.delete(path, async (context) => {
    const endpoint = directory.delete(endpointIdFrom(context.req.param("endpointId")));
    await lifecycle.removed(endpoint);
    return context.json(endpoint);
  });
}

function serveTokens(app: Hono, directory: EndpointDirectory, faults: FaultRegistry<EndpointRegisterFaults>): void {
  const path = "/api/v1/endpoints/:endpointId/tokens/:token";
  app.put(path, (context) => {
    const { endpointId, token } = context.req.param();
    return context.json(directory.addToken(endpointIdFrom(endpointId), tokenFrom(token)));
  });
  app.delete(path, (context) => {
    const { endpointId, token } = context.req.param();
    return context.json(directory.removeToken(endpointIdFrom(endpointId), tokenFrom(token)));
  });
  app.get("/api/v1/app-versions/:appVersionName/tokens/:token", (context) => {
    const { appVersionName, token } = context.req.param();
    const endpointId = directory.ownerOf(appVersionName, tokenFrom(token));
    const outage = faults.take("unavailable", { appVersionName, endpointId });
    if (outage !== undefined) {
      return refusalResponse(outage);
    }
    if (endpointId === undefined) {
      throw new RestError(404, `no endpoint has the token "${token}" in appversion "${appVersionName}"`);
    }
    return context.json({ endpointId });
  });
}
