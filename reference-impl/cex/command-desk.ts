import type { ApplicationConfigurations, ServicePorts } from "../service/index.ts";
import type { CexCounts } from "./cex-counts.ts";
import type { CommandDeliveries } from "./command-deliveries.ts";
import type { KnownEndpoints } from "./known-endpoints.ts";
import {
  type BatchRequest,
  type CommandDesk,
  type EndpointPlace,
  type InvocationRequest,
  type Invoked,
  UnavailableError,
} from "./rest/index.ts";
import type { CexSettings } from "./settings.ts";
import { type BatchTask, type Command, type CommandStore, StoreUnavailableError } from "./store/index.ts";
import type { WaitingCallers } from "./waiting-callers.ts";

/** What invoking commands takes. */
export interface CommandDeskParts {
  readonly settings: Pick<CexSettings, "replicaId">;
  readonly ports: ServicePorts;
  readonly counts: Pick<CexCounts, "invoked">;
  readonly store: Pick<CommandStore, "add" | "addBatch" | "find">;
  readonly endpoints: Pick<KnownEndpoints, "place" | "filtered">;
  readonly configurations: Pick<ApplicationConfigurations, "application" | "has">;
  readonly deliveries: Pick<CommandDeliveries, "deliver">;
  readonly waiting: Pick<WaitingCallers, "wait">;
}

/** Endpoints that are looked up at the same time. */
const AT_A_TIME = 32;
/** A command that is sent once is at an end when its caller is, or after this time if nobody waits. */
const SENT_ONCE_MS_MIN = 1_000;

/** Has commands executed on behalf of REST callers. */
export class InvokingDesk implements CommandDesk {
  readonly #parts: CommandDeskParts;

  constructor(parts: CommandDeskParts) {
    this.#parts = parts;
  }

  place(endpointId: string): Promise<EndpointPlace | undefined> {
    return this.#parts.endpoints.place(endpointId);
  }

  async places(endpointIds: readonly string[]): Promise<ReadonlyMap<string, EndpointPlace>> {
    const found = new Map<string, EndpointPlace>();
    for (let index = 0; index < endpointIds.length; index += AT_A_TIME) {
      const places = await Promise.all(endpointIds.slice(index, index + AT_A_TIME).map((id) => this.place(id)));
      for (const place of places) {
        if (place !== undefined) {
          found.set(place.endpointId, place);
        }
      }
    }
    return found;
  }

  filtered(filterId: string): Promise<readonly EndpointPlace[] | undefined> {
    return this.#parts.endpoints.filtered(filterId);
  }

  async isApplication(tenantId: string, applicationName: string): Promise<boolean> {
    const { configurations } = this.#parts;
    if (!configurations.has(tenantId)) {
      throw new UnavailableError("Applications are not known yet; ask again later");
    }
    return configurations.application(tenantId, applicationName) !== undefined;
  }

  async invoke({ place, commandType, payload, ttlMs, awaitMs }: InvocationRequest): Promise<Invoked> {
    const { counts, deliveries, settings, store } = this.#parts;
    const { endpointId, tenantId, applicationName } = place;
    const replicaId = awaitMs > 0 ? settings.replicaId : "";
    const times = this.#times(ttlMs, awaitMs);
    const belonging = { endpointId, commandType, tenantId, applicationName, payload };
    const origin = { kind: "rest", replicaId } as const;
    const command = { ...belonging, ...times, commandId: undefined, origin };
    const added = await store.add(command, deliveries.deliver("invoked"));
    if (added.outcome !== "added") {
      throw new Error("the store gave out an identifier that was taken");
    }
    counts.invoked.add("rest");
    return { command: added.command, executed: this.#executed(added.command, awaitMs) };
  }

  async invokeBatch({ places, ttlMs, ...task }: BatchRequest): Promise<BatchTask> {
    const { counts, deliveries, store } = this.#parts;
    const { tenantId, applicationName, commandType, payload } = task;
    const times = this.#times(ttlMs, 0);
    const commands = places.map(({ endpointId }) => ({
      endpointId,
      commandType,
      tenantId,
      applicationName,
      payload,
      ...times,
    }));
    const stored = await store.addBatch(
      { ...task, createdAtMs: times.createdAtMs },
      commands,
      deliveries.deliver("invoked"),
    );
    commands.forEach(() => counts.invoked.add("batch"));
    return stored;
  }

  #times(ttlMs: number, awaitMs: number) {
    const createdAtMs = this.#parts.ports.runtime.clock.now();
    const lifeMs = ttlMs === 0 ? Math.max(awaitMs, SENT_ONCE_MS_MIN) : ttlMs;
    return { createdAtMs, deadlineMs: createdAtMs + lifeMs, isSentOnce: ttlMs === 0 };
  }

  /** A sibling's word that the command was executed may be lost, so the store is asked before anybody goes away empty. */
  async #executed(command: Command, awaitMs: number): Promise<Command | undefined> {
    if (awaitMs <= 0) {
      return undefined;
    }
    const { ports, store, waiting } = this.#parts;
    const executed = await waiting.wait(command, awaitMs);
    if (executed !== undefined) {
      return executed;
    }
    try {
      const found = await store.find(command, ports.runtime.clock.now());
      return found?.state === "EXECUTED" ? found : undefined;
    } catch (cause) {
      if (!(cause instanceof StoreUnavailableError)) {
        throw cause;
      }
      return undefined;
    }
  }
}
