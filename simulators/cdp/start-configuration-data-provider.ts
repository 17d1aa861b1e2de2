import { configRequestSubject } from "../../protocol/cdtp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { HttpTransport, MessageBus } from "../../transport/index.ts";
import { Counters, controlRoutes, FaultRegistry, restApp, type StartedSimulator } from "../control/index.ts";
import { listenForApplied } from "./applied-listener.ts";
import { ConfigResponder } from "./config-responder.ts";
import { ConfigurationStore } from "./configuration-store.ts";
import { ConfigurationWriter } from "./configuration-writer.ts";
import { DispatchLog } from "./dispatch-log.ts";
import { FilterDirectory } from "./filter-directory.ts";
import type { EndpointInAppVersion } from "./missed-updates.ts";
import { providerControlRoutes } from "./provider-control-routes.ts";
import { PROVIDER_COUNTERS, type ProviderCounter } from "./provider-counters.ts";
import { type ProviderFaults, providerFaultKinds } from "./provider-faults.ts";
import { repositoryRoutes } from "./repository-routes.ts";
import { SchemaDirectory } from "./schema-directory.ts";
import { SeenEndpoints } from "./seen-endpoints.ts";
import type { ConfigurationDataProviderSettings } from "./settings.ts";
import { StatusLog } from "./status-log.ts";
import { SystemConfigurationStore } from "./system-configuration-store.ts";
import { listenForUnregistered } from "./unregistration-listener.ts";
import { UpdateAnnouncer } from "./update-announcer.ts";

/** A configuration data provider that is running. */
export type StartedConfigurationDataProvider = StartedSimulator;

/** What a provider is made to run with. */
export interface ConfigurationDataProviderPorts {
  readonly bus: MessageBus;
  readonly http: HttpTransport;
  readonly runtime: Runtime;
}

/**
 * Starts a configuration data provider: the provider's side of 6/CDTP on the bus, the REST interface of a configuration
 * repository at `/api/v1` and, as behind a gateway, at `/ecr/api/v1`, and `/control`.
 *
 * It announces changes unless the settings forbid it, before it answers the request that makes them; while the
 * connection of the bus is broken it answers at once and announces them when the connection is back. What it has of an
 * endpoint goes when the endpoint is unregistered (9/ELCE). It forgets everything when it is closed; the bus stays open.
 */
export async function startConfigurationDataProvider(
  settings: ConfigurationDataProviderSettings,
  ports: ConfigurationDataProviderPorts,
): Promise<StartedConfigurationDataProvider> {
  const { bus, runtime } = ports;
  const state = stateOf(settings, runtime);
  const announcer = new UpdateAnnouncer({
    ...state,
    settings,
    bus,
    runtime,
    replicaId: settings.replicaId ?? runtime.ids.next(),
  });
  const app = restInterface(state, announcer, runtime);
  const server = await ports.http.serve(settings.instanceName, settings.port, (request) => app.fetch(request));
  const stopListening = listen(settings, ports, state, announcer);
  await bus.flush();
  const close = async () => {
    stopListening();
    announcer.close();
    await server.close();
  };
  return { baseUrl: server.baseUrl, close, [Symbol.asyncDispose]: close };
}

type State = ReturnType<typeof stateOf>;

function stateOf(settings: ConfigurationDataProviderSettings, runtime: Runtime) {
  const schemas = new SchemaDirectory();
  for (const [applicationName, application] of Object.entries(settings.applications ?? {})) {
    schemas.put(applicationName, application);
  }
  return {
    faults: new FaultRegistry<ProviderFaults>(providerFaultKinds, runtime),
    counters: new Counters<ProviderCounter>(PROVIDER_COUNTERS),
    store: new ConfigurationStore(settings.instanceName),
    systemConfigurations: new SystemConfigurationStore(settings.instanceName),
    seen: new SeenEndpoints(),
    statuses: new StatusLog(),
    dispatches: new DispatchLog(),
    filters: new FilterDirectory(),
    schemas,
  };
}

function restInterface(state: State, announcer: UpdateAnnouncer, { clock, logger }: Runtime) {
  const app = restApp(logger);
  const writer = new ConfigurationWriter({ ...state, clock, changed: (keys) => announcer.changed(keys) });
  const announce = (endpoint: EndpointInAppVersion) => announcer.announce([endpoint]);
  app.route("/control", controlRoutes(state.faults, state.counters));
  app.route("/control", providerControlRoutes({ ...state, announce }));
  const repository = repositoryRoutes({ ...state, clock, writer });
  app.route("/api/v1", repository);
  app.route("/ecr/api/v1", repository);
  return app;
}

/** Returns how to end it. */
function listen(
  settings: ConfigurationDataProviderSettings,
  { bus, runtime }: ConfigurationDataProviderPorts,
  state: State,
  announcer: UpdateAnnouncer,
): () => void {
  const common = { ...state, settings, bus, runtime };
  const announce = (endpoint: EndpointInAppVersion) =>
    void announcer
      .announce([endpoint])
      .catch((cause: unknown) => runtime.logger.error("could not announce", { problem: String(cause) }));
  const responder = new ConfigResponder({ ...common, announce });
  const requests = bus.subscribe(configRequestSubject(settings.instanceName), (message) => responder.handle(message), {
    queueGroup: settings.instanceName,
  });
  const applied = listenForApplied(common);
  const unregistered = listenForUnregistered({
    ...common,
    logger: runtime.logger,
    originatorInstanceName: settings.lifecycleOriginatorInstanceName,
    forget: (endpointId) => {
      state.store.forgetEndpoint(endpointId);
      state.systemConfigurations.forget({ level: "endpoints", id: endpointId });
      state.statuses.forgetEndpoint(endpointId);
      state.seen.forget(endpointId);
      state.filters.forgetEndpoint(endpointId);
      announcer.forgetEndpoint(endpointId);
    },
  });
  return () => {
    requests.unsubscribe();
    applied.unsubscribe();
    unregistered.unsubscribe();
    responder.close();
  };
}
