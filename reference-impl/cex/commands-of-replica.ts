import {
  AppVersionAdmission,
  ExtensionDataSender,
  type PlatformKnowledge,
  type ServicePorts,
} from "../service/index.ts";
import { CallerResults } from "./caller-results.ts";
import type { CexCounts } from "./cex-counts.ts";
import { CommandDeliveries } from "./command-deliveries.ts";
import { InvokingDesk } from "./command-desk.ts";
import { EndedCommands } from "./ended-commands.ts";
import { EndpointEvents } from "./endpoint-events.ts";
import { EndpointMessages } from "./endpoint-messages.ts";
import { EndpointRegisterClient } from "./endpoint-register-client.ts";
import { Housekeeping } from "./housekeeping.ts";
import { InvocationAgent } from "./invocation-agent.ts";
import { KnownEndpoints } from "./known-endpoints.ts";
import { sendOutstanding, settleEverybody } from "./outstanding-commands.ts";
import type { CommandDesk } from "./rest/index.ts";
import type { CexRules } from "./rules.ts";
import type { CexSettings } from "./settings.ts";
import { SiblingNotices } from "./sibling-notices.ts";
import { type CommandKey, type CommandStore, StoreUnavailableError } from "./store/index.ts";
import { UnsettledEndpoints } from "./unsettled-endpoints.ts";
import { WaitingCallers } from "./waiting-callers.ts";

/** What a replica is made of. */
export interface ReplicaParts {
  readonly settings: CexSettings;
  readonly ports: ServicePorts;
  readonly rules: CexRules;
  readonly counts: CexCounts;
  readonly store: CommandStore;
  readonly knowledge: Pick<PlatformKnowledge, "configurations">;
}

const REGISTER_TIMEOUT_MS = 2_000;
const REGISTER_BODY_BYTES_MAX = 67_108_864;

/** All that one replica does with commands: takes them, sends them, takes their results, and tells who waits. */
export class CommandsOfReplica {
  /** For callers of the REST interface. */
  readonly desk: CommandDesk;
  readonly #parts: ReplicaParts;
  readonly #endpoints: KnownEndpoints;
  readonly #waiting: WaitingCallers;
  readonly #siblings: SiblingNotices;
  readonly #unsettled: UnsettledEndpoints;
  readonly #agent: InvocationAgent;
  readonly #messages: EndpointMessages;
  readonly #events: EndpointEvents;
  readonly #housekeeping: Housekeeping;
  /** Since when everybody may have missed something, if that could not be found out yet. */
  #doubtSinceMs: number | undefined;
  #brokenSinceMs: number | undefined;

  constructor(parts: ReplicaParts) {
    this.#parts = parts;
    const { settings, ports, rules, counts, store, knowledge } = parts;
    const { clock } = ports.runtime;
    const { configurations } = knowledge;
    const requests = {
      http: ports.http,
      clock,
      timeoutMs: REGISTER_TIMEOUT_MS,
      bodyBytesMax: REGISTER_BODY_BYTES_MAX,
    };
    const register = new EndpointRegisterClient(requests, settings.endpointRegisterUrl);
    const endpoints = new KnownEndpoints({ clock, store, register, configurations });
    const sender = new ExtensionDataSender({ settings, ports, rules, counts });
    const onLost = (endpointId: string) => this.#unsettled.add(endpointId);
    const deliveries = new CommandDeliveries({ ports, rules, sender, counts, onLost });
    const waiting = new WaitingCallers(clock);
    const siblings = new SiblingNotices(ports, settings.replicaId, counts, (key) => void this.#executedElsewhere(key));
    const unsettled = new UnsettledEndpoints(clock, (endpointId, sinceMs) =>
      sendOutstanding({ ports, store, endpoints, deliveries }, endpointId, sinceMs),
    );
    const callers = new CallerResults(ports, counts);
    const { replicaId } = settings;
    const ended = new EndedCommands({ replicaId, counts, waiting, siblings, callers });
    const admission = new AppVersionAdmission(configurations);
    this.desk = new InvokingDesk({ ...parts, endpoints, configurations, deliveries, waiting });
    this.#agent = new InvocationAgent({ ...parts, endpoints, deliveries, callers });
    this.#messages = new EndpointMessages({ ...parts, sender, deliveries, endpoints, admission, ended });
    this.#events = new EndpointEvents({ ...parts, endpoints, unsettled });
    this.#housekeeping = new Housekeeping({ ...parts, ended, onDeath: () => this.doubt() });
    [this.#endpoints, this.#waiting] = [endpoints, waiting];
    [this.#siblings, this.#unsettled] = [siblings, unsettled];
    this.#watchBus();
  }

  /** Something may have been missed since a time, or ever: everything outstanding that was not sent since is sent. */
  doubt(sinceMs: number = Number.POSITIVE_INFINITY): void {
    this.#doubtSinceMs = Math.max(sinceMs, this.#doubtSinceMs ?? 0);
    void this.#settleEverybody();
  }

  /** The store answers again. */
  recover(): void {
    this.#unsettled.nudge();
    void this.#settleEverybody();
  }

  /** Takes nothing new, and resolves when what was taken is done; who waits here for a result waits no longer. */
  async close(): Promise<void> {
    await Promise.all([this.#agent.drain(), this.#messages.drain(), this.#events.close()]);
    await this.#housekeeping.close();
    this.#waiting.close();
    this.#siblings.close();
    this.#unsettled.close();
  }

  #watchBus(): void {
    const { bus, runtime } = this.#parts.ports;
    bus.onStatus(({ kind }) => {
      if (kind === "disconnected") {
        this.#brokenSinceMs ??= runtime.clock.now();
      } else if (kind === "reconnected") {
        const sinceMs = this.#brokenSinceMs ?? runtime.clock.now();
        this.#brokenSinceMs = undefined;
        this.#endpoints.doubt();
        this.#unsettled.nudge();
        this.doubt(sinceMs);
      }
    });
  }

  async #settleEverybody(): Promise<void> {
    const sinceMs = this.#doubtSinceMs;
    if (sinceMs === undefined) {
      return;
    }
    this.#doubtSinceMs = undefined;
    if (!(await settleEverybody(this.#parts, this.#unsettled, sinceMs))) {
      this.#doubtSinceMs = Math.max(sinceMs, this.#doubtSinceMs ?? 0);
    }
  }

  async #executedElsewhere(key: CommandKey): Promise<void> {
    const { ports, store } = this.#parts;
    try {
      const command = this.#waiting.has(key) ? await store.find(key, ports.runtime.clock.now()) : undefined;
      if (command?.state === "EXECUTED") {
        this.#waiting.executed(command);
      }
    } catch (cause) {
      // Whoever waits looks for themselves before they give up.
      if (!(cause instanceof StoreUnavailableError)) {
        throw cause;
      }
    }
  }
}
