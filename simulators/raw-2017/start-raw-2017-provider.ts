import { instanceSubject, type NewAvailableEvent } from "../../protocol/raw-2017/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import { Counters, controlRoutes, FaultRegistry, RestError, restApp, type StartedSimulator } from "../control/index.ts";
import { ConfigurationStore } from "./configuration-store.ts";
import { NewAvailableAnnouncer } from "./new-available-announcer.ts";
import { listenForOriginated } from "./originated-listener.ts";
import { PROVIDER_COUNTERS, type ProviderCounter } from "./provider-counters.ts";
import { providerFaultKinds, type Raw2017ProviderFaults } from "./provider-faults.ts";
import { ProviderResponder } from "./provider-responder.ts";
import { providerRoutes } from "./provider-routes.ts";
import { RequestLog } from "./request-log.ts";
import type { Raw2017Ports, Raw2017ProviderSettings } from "./settings.ts";
import { listenForUpdated, updateLog } from "./updated-listener.ts";

/**
 * Starts a configuration data provider as 5/CMX2CDP has it: it answers requests, announces what is new, notes what
 * endpoints took, and is told what to do at `/control`. Nothing is announced unless a configuration is stored. It forgets
 * everything when it is closed; the bus stays open.
 */
export async function startRaw2017Provider(
  settings: Raw2017ProviderSettings,
  { bus, http, runtime }: Raw2017Ports,
): Promise<StartedSimulator> {
  const state = stateOf(runtime);
  const common = { ...state, settings, bus, runtime };
  const announcer = new NewAvailableAnnouncer({ ...common, replicaId: settings.replicaId ?? runtime.ids.next() });
  const responder = new ProviderResponder(common);
  const app = restApp(runtime.logger);
  app.route("/control", controlRoutes(state.faults, state.counters));
  const routes = providerRoutes({
    ...common,
    announce: (announcement) => announcer.announce(announcement),
    forget: (owner) => announcer.forget(owner),
  });
  app.route("/control", routes);
  const server = await http.serve(settings.instanceName, settings.port, (request) => app.fetch(request));
  const subscriptions = [
    bus.subscribe(instanceSubject(settings.instanceName), (message) => responder.handle(message), {
      queueGroup: settings.instanceName,
    }),
    listenForUpdated(common),
    listenForOriginated({ ...common, take: (event) => takeOver(event, state.store, announcer, runtime) }),
  ];
  await bus.flush();
  const close = async () => {
    subscriptions.forEach((subscription) => subscription?.unsubscribe());
    responder.close();
    announcer.close();
    await server.close();
  };
  return { baseUrl: server.baseUrl, close, [Symbol.asyncDispose]: close };
}

function stateOf(runtime: Runtime) {
  return {
    faults: new FaultRegistry<Raw2017ProviderFaults>(providerFaultKinds, runtime),
    counters: new Counters<ProviderCounter>(PROVIDER_COUNTERS),
    store: new ConfigurationStore(),
    requests: new RequestLog(),
    updates: updateLog(),
  };
}

/** Stores what an originator published, and announces it as the provider's own. */
function takeOver(
  event: NewAvailableEvent,
  store: ConfigurationStore,
  announcer: NewAvailableAnnouncer,
  { logger }: Runtime,
): void {
  const { appVersionToken, endpointId } = event;
  try {
    const stored = store.put(event, event);
    announcer
      .announce({ appVersionToken, endpointId, ...stored })
      .catch((cause: unknown) => logger.error("could not announce", { problem: String(cause) }));
  } catch (cause) {
    if (!(cause instanceof RestError)) {
      throw cause;
    }
    logger.warn("a configuration of the originator was not taken over", { endpointId, problem: cause.message });
  }
}
