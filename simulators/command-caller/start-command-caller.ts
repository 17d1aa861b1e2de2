import { commandResultSubject } from "../../protocol/cip/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { HttpTransport, MessageBus } from "../../transport/index.ts";
import { Counters, controlRoutes, FaultRegistry, restApp, type StartedSimulator } from "../control/index.ts";
import { CALLER_COUNTERS, type CallerCounter } from "./caller-counters.ts";
import { callerRoutes } from "./caller-routes.ts";
import { Invoker } from "./invoker.ts";
import { listenForResults } from "./result-listener.ts";
import { ResultLog } from "./result-log.ts";
import type { CommandCallerSettings } from "./settings.ts";

/** A replica of a command caller that is running. */
export interface StartedCommandCaller extends StartedSimulator {
  /** Where results for this replica go. */
  readonly resultSubject: string;
}

/** By what a command caller reaches the rest of the world. */
export interface CommandCallerPorts {
  readonly bus: MessageBus;
  readonly http: HttpTransport;
  readonly runtime: Runtime;
}

const INSTANCE_NAME = "command-caller";

/**
 * Starts one replica of a service that invokes commands by 12/CIP, with a REST interface at `/api/v1` (see
 * `callerRoutes`) for whoever tells it what to invoke, and `/control`, where it knows no faults.
 *
 * Each replica takes the results that are directed to its own id. It forgets everything when it is closed; the bus
 * stays open. Throws `InvalidNameError` for names that no subject can have.
 */
export async function startCommandCaller(
  settings: CommandCallerSettings,
  { bus, http, runtime }: CommandCallerPorts,
): Promise<StartedCommandCaller> {
  const { agentInstanceName, port, instanceName = INSTANCE_NAME, replicaId = runtime.ids.next() } = settings;
  const resultSubject = commandResultSubject(replicaId);
  const counters = new Counters<CallerCounter>(CALLER_COUNTERS);
  const results = new ResultLog(() => counters.count("forgottenResults"));
  const invoker = new Invoker({ agentInstanceName, resultSubject, bus, runtime });
  let endWaits = (): void => {};
  const closed = new Promise<void>((resolve) => {
    endWaits = resolve;
  });
  const app = restApp(runtime.logger);
  app.route("/control", controlRoutes(new FaultRegistry<object>({}, runtime), counters));
  app.route("/api/v1", callerRoutes({ invoker, results, clock: runtime.clock, closed }));
  const subscription = listenForResults({ resultSubject, bus, runtime, results, counters });
  await bus.flush();
  const server = await http.serve(`${instanceName}-${replicaId}`, port, (request) => app.fetch(request));
  const close = async () => {
    subscription.unsubscribe();
    endWaits();
    await server.close();
  };
  return { baseUrl: server.baseUrl, resultSubject, close, [Symbol.asyncDispose]: close };
}
