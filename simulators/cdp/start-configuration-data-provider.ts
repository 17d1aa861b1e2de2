import { configRequestSubject } from "../../protocol/cdtp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { HttpTransport, MessageBus } from "../../transport/index.ts";
import { Counters, controlRoutes, FaultRegistry, restApp, type StartedSimulator } from "../control/index.ts";
import { ConfigResponder, PROVIDER_COUNTERS, type ProviderCounter } from "./config-responder.ts";
import { configurationRoutes } from "./configuration-routes.ts";
import { ConfigurationStore } from "./configuration-store.ts";
import { DispatchLog } from "./dispatch-log.ts";
import { type ProviderFaults, providerFaultKinds } from "./provider-faults.ts";
import type { ConfigurationDataProviderSettings } from "./settings.ts";

/** A configuration data provider that is running. */
export type StartedConfigurationDataProvider = StartedSimulator;

/**
 * Starts a configuration data provider: the provider's side of 6/CDTP pull on the bus, configurations over REST
 * (`/api/v1/endpoints/…`, `/api/v1/app-versions/…`), `GET /api/v1/dispatches?endpointId=`, and `/control`.
 *
 * It does not announce changes. It forgets everything when it is closed; the bus stays open.
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
  const responder = new ConfigResponder({ settings, bus, runtime, store, dispatches, faults, counters });
  const app = restApp(runtime.logger);
  app.route("/control", controlRoutes(faults, counters));
  app.route("/api/v1", configurationRoutes(store, runtime.clock));
  app.get("/api/v1/dispatches", (context) => context.json(dispatches.list(context.req.query("endpointId"))));
  const server = await ports.http.serve(settings.instanceName, settings.port, (request) => app.fetch(request));
  const requests = bus.subscribe(configRequestSubject(settings.instanceName), (message) => responder.handle(message), {
    queueGroup: settings.instanceName,
  });
  await bus.flush();
  const close = async () => {
    requests.unsubscribe();
    responder.close();
    await server.close();
  };
  return { baseUrl: server.baseUrl, close, [Symbol.asyncDispose]: close };
}
