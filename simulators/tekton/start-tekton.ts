import { broadcastUpdateSubject, serviceSpecificUpdateSubject } from "../../protocol/scmp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { HttpHandler, HttpTransport, MessageBus } from "../../transport/index.ts";
import { Counters, controlRoutes, FaultRegistry, restApp, type StartedSimulator } from "../control/index.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { AcknowledgementLog } from "./acknowledgement-log.ts";
import { Announcer } from "./announcer.ts";
import { appConfigRoutes } from "./app-config-routes.ts";
import { appVersionRoutes } from "./app-version-routes.ts";
import { applicationRoutes } from "./application-routes.ts";
import { ApplicationStore } from "./application-store.ts";
import { bulkRoutes } from "./bulk-routes.ts";
import { ConfigView } from "./config-view.ts";
import { RequestFaults } from "./request-faults.ts";
import { restInterface } from "./rest-interface.ts";
import type { Route } from "./route.ts";
import { serviceInstanceRoutes } from "./service-instance-routes.ts";
import type { TektonSettings } from "./settings.ts";
import { StateReader } from "./state-reader.ts";
import { StateWriter } from "./state-writer.ts";
import { tektonControlRoutes } from "./tekton-control-routes.ts";
import { TEKTON_COUNTERS, type TektonCounter } from "./tekton-counters.ts";
import { type TektonFaults, tektonFaultKinds } from "./tekton-faults.ts";
import { tenantConfigRoutes } from "./tenant-config-routes.ts";
import { TenantStore } from "./tenant-store.ts";

/** A Tekton that is running. */
export type StartedTekton = StartedSimulator;

/** What Tekton is made to run with. */
export interface TektonPorts {
  readonly bus: MessageBus;
  readonly http: HttpTransport;
  readonly runtime: Runtime;
  /** Needed unless the settings leave security off. */
  readonly accessTokens?: AccessTokens;
}

/** The settings ask for security, but nobody verifies access tokens: a mistake of the caller. */
export class MissingAccessTokensError extends Error {
  override readonly name = "MissingAccessTokensError";
}

/**
 * Starts a Tekton: its REST interface at `/tekton/api/v1`, as behind a gateway, and at `/api/v1`, the provider's side
 * of 17/SCMP on the bus, and `/control`.
 *
 * It announces a change before it answers the request that makes it; while the connection of the bus is broken it
 * answers at once and announces the change when the connection is back. It forgets everything when it is closed; the
 * bus stays open. Rejects with `MissingAccessTokensError` if security is on without the port for it, and with
 * `InvalidNameError` if the name of a service instance, Tekton's own or another, cannot be part of a subject.
 */
export async function startTekton(settings: TektonSettings, ports: TektonPorts): Promise<StartedTekton> {
  const { bus, http, runtime } = ports;
  if (settings.security !== "off" && ports.accessTokens === undefined) {
    throw new MissingAccessTokensError(
      `${settings.instanceName} is to check access tokens and nobody verifies them; give it accessTokens or turn security off`,
    );
  }
  assertNames(settings);
  const world = worldOf(settings, ports);
  const { announcer, acknowledgements, requestFaults, faults, counters } = world;
  const control = restApp(runtime.logger);
  control.route("/control", controlRoutes(faults, counters));
  control.route("/control", tektonControlRoutes({ announcer, acknowledgements }));
  const { accessTokens } = ports;
  const rest = restInterface(routesOf(world), {
    settings,
    accessTokens,
    requestFaults,
    counters,
    logger: runtime.logger,
  });
  const handler: HttpHandler = (request) => (isControl(request) ? control.fetch(request) : rest(request));
  const server = await http.serve(settings.instanceName, settings.port, handler);
  await bus.flush();
  const close = async () => {
    announcer.close();
    requestFaults.close();
    acknowledgements.close();
    await server.close();
  };
  return { baseUrl: server.baseUrl, close, [Symbol.asyncDispose]: close };
}

/** Else a wrong name would be found out by the first change that concerns it. */
function assertNames({ instanceName, serviceInstances }: TektonSettings): void {
  broadcastUpdateSubject(instanceName, "upsert");
  Object.keys(serviceInstances).forEach((name) => serviceSpecificUpdateSubject(name, "upsert"));
}

type World = ReturnType<typeof worldOf>;

function worldOf(settings: TektonSettings, { bus, runtime }: TektonPorts) {
  const replicaId = settings.replicaId ?? runtime.ids.next();
  const { clock } = runtime;
  const faults = new FaultRegistry<TektonFaults>(tektonFaultKinds, runtime);
  const counters = new Counters<TektonCounter>(TEKTON_COUNTERS);
  const acknowledgements = new AcknowledgementLog({ replicaId, bus, clock, counters });
  const common = { faults, applications: new ApplicationStore(), tenants: new TenantStore() };
  const { instanceName } = settings;
  const announcer = new Announcer({ instanceName, replicaId, bus, runtime, acknowledgements, faults, counters });
  const reader = new StateReader(common);
  return {
    ...common,
    settings,
    clock,
    counters,
    acknowledgements,
    announcer,
    reader,
    writer: new StateWriter({ ...common, announcer }),
    view: new ConfigView({ settings, faults }),
    requestFaults: new RequestFaults({ faults, reader, clock }),
  };
}

function routesOf(world: World): readonly Route[] {
  return [
    ...serviceInstanceRoutes(world.settings),
    ...applicationRoutes(world),
    ...appVersionRoutes(world),
    ...appConfigRoutes(world),
    ...tenantConfigRoutes(world),
    ...bulkRoutes(world),
  ];
}

function isControl(request: Request): boolean {
  const { pathname } = new URL(request.url);
  return pathname === "/control" || pathname.startsWith("/control/");
}
