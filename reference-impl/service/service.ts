import type { Runtime } from "../../runtime/index.ts";
import type { HttpTransport, MessageBus } from "../../transport/index.ts";

/** What a service is given from outside: its connection to the bus, a place to serve HTTP, and its machine. */
export interface ServicePorts {
  readonly bus: MessageBus;
  readonly http: HttpTransport;
  readonly runtime: Runtime;
}

/** Settings as a process gets them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A service that has taken up its work. */
export interface StartedService {
  /** Takes no new work, finishes what was accepted within the service's own deadlines, then returns. */
  close(): Promise<void>;
}

/** Starts a service. Rejects with a `SettingsError` if the environment does not make sense. */
export type StartService = (ports: ServicePorts, environment: Environment) => Promise<StartedService>;
