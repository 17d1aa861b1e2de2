import { configRequestSubject } from "../../protocol/cdtp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { HttpTransport, MessageBus } from "../../transport/index.ts";
import { Counters, controlRoutes, FaultRegistry, restApp, type StartedSimulator } from "../control/index.ts";
import { listenForApplied } from "./applied-listener.ts";
import { ConfigResponder } from "./config-responder.ts";
import { configurationRoutes } from "./configuration-routes.ts";
import { ConfigurationStore } from "./configuration-store.ts";
import { DispatchLog } from "./dispatch-log.ts";
import { PROVIDER_COUNTERS, type ProviderCounter } from "./provider-counters.ts";
import { type ProviderFaults, providerFaultKinds } from "./provider-faults.ts";
import { SeenEndpoints } from "./seen-endpoints.ts";
import type { ConfigurationDataProviderSettings } from "./settings.ts";
import { StatusLog } from "./status-log.ts";
import { statusRoutes } from "./status-routes.ts";
import { UpdateAnnouncer } from "./update-announcer.ts";

/** A configuration data provider that is running. */
export type StartedConfigurationDataProvider = StartedSimulator;

/**
 * Starts a configuration data provider: the provider's side of 6/CDTP on the bus, configurations over REST
 * (`/api/v1/endpoints/…`, `/api/v1/app-versions/…`), `GET /api/v1/statuses?endpointId=` for what endpoints made of
 * them, `GET /api/v1/dispatches?endpointId=` for what consumers asked, and `/control`.
 *
 * It announces changes unless the settings forbid it, before it answers the request that makes them. It forgets
 * everything when it is closed; the bus stays open.
 */
export async function startConfigurationDataProvider(
  settings: ConfigurationDataProviderSettings,
  ports: { readonly bus: MessageBus; readonly http: HttpTransport; readonly runtime: Runtime },
): Promise<StartedConfigurationDataProvider> {
  const { bus, runtime } = ports;
  const faults = new FaultRegistry<ProviderFaults>(providerFaultKinds, runtime);
  const counters = new Counters<ProviderCounter>(PROVIDER_COUNTERS);
  const store = new ConfigurationStore(settings.instanceName);
  const dispatches = new DispatchLog();
  const common = {
    settings,
    bus,
    runtime,
    store,
    seen: new SeenEndpoints(),
    statuses: new StatusLog(),
    faults,
    counters,
  };
  const responder = new ConfigResponder({ ...common, dispatches });
  const announcer = new UpdateAnnouncer({ ...common, replicaId: settings.replicaId ?? runtime.ids.next() });
  const app = restApp(runtime.logger);
  const { clock } = runtime;
  app.route("/control", controlRoutes(faults, counters));
  app.route("/api/v1", configurationRoutes({ store, clock, changed: (keys) => announcer.changed(keys) }));
  app.route("/api/v1", statusRoutes(common.statuses));
  app.get("/api/v1/dispatches", (context) => context.json(dispatches.list(context.req.query("endpointId"))));
  const server = await ports.http.serve(settings.instanceName, settings.port, (request) => app.fetch(request));
  const requests = bus.subscribe(configRequestSubject(settings.instanceName), (message) => responder.handle(message), {
    queueGroup: settings.instanceName,
  });
  const applied = listenForApplied(common);
  await bus.flush();
  const close = async () => {
    requests.unsubscribe();
    applied.unsubscribe();
    responder.close();
    await server.close();
  };
  return { baseUrl: server.baseUrl, close, [Symbol.asyncDispose]: close };
}
