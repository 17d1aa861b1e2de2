import type { ServicePorts } from "../service/index.ts";
import type { CexCounts } from "./cex-counts.ts";
import type { EndedCommands } from "./ended-commands.ts";
import { PeriodicWork } from "./periodic-work.ts";
import type { CexSettings } from "./settings.ts";
import { type Command, type CommandStore, StoreUnavailableError } from "./store/index.ts";

/** What housekeeping takes. */
export interface HousekeepingParts {
  readonly settings: Pick<CexSettings, "expiryPeriodMs" | "retentionMs" | "heartbeatMs" | "replicaId">;
  readonly ports: ServicePorts;
  readonly counts: Pick<CexCounts, "ended" | "pending">;
  readonly store: Pick<
    CommandStore,
    "expire" | "purge" | "countPending" | "findEndpoint" | "beat" | "leave" | "takeSilent"
  >;
  readonly ended: Pick<EndedCommands, "expired">;
  /** A replica has died, and may have left something undone. */
  readonly onDeath: () => void;
}

/** Commands that are ended or removed at a time. */
const AT_A_TIME = 500;
/** From one look for what has been kept for long enough to the next. */
const PURGE_PERIOD_MS = 10_000;
const SILENT_BEATS = 3;

/**
 * What has to be done from time to time, by whichever replica comes first: end what is past its deadline, remove what
 * was kept for long enough, and notice that a replica has died. While the store does not answer, it is left for later.
 */
export class Housekeeping {
  readonly #parts: HousekeepingParts;
  readonly #works: readonly PeriodicWork[];

  constructor(parts: HousekeepingParts) {
    this.#parts = parts;
    const { settings } = parts;
    const { clock } = parts.ports.runtime;
    const every = (periodMs: number, work: () => Promise<void>): PeriodicWork =>
      new PeriodicWork(clock, periodMs, () => this.#ifAvailable(work));
    this.#works = [
      every(settings.expiryPeriodMs, () => this.#expire()),
      every(PURGE_PERIOD_MS, () => this.#purge()),
      every(settings.heartbeatMs, () => this.#beat()),
    ];
  }

  /** Ends, and says goodbye. */
  async close(): Promise<void> {
    await Promise.all(this.#works.map((work) => work.close()));
    await this.#ifAvailable(() => this.#parts.store.leave(this.#parts.settings.replicaId));
  }

  async #expire(): Promise<void> {
    const { counts, store } = this.#parts;
    for (let ended = await this.#expireSome(); ended.length === AT_A_TIME; ended = await this.#expireSome()) {
      // There may be more.
    }
    counts.pending = await store.countPending(this.#nowMs());
  }

  async #expireSome(): Promise<readonly Command[]> {
    const { ended, store } = this.#parts;
    const commands = await store.expire(this.#nowMs(), AT_A_TIME);
    for (const command of commands) {
      const isAwaited = command.origin.kind === "caller" && command.origin.replyTo !== undefined;
      const endpoint = isAwaited ? await store.findEndpoint(command.endpointId) : undefined;
      ended.expired(command, endpoint?.appVersionName ?? "");
    }
    return commands;
  }

  async #purge(): Promise<void> {
    const { counts, settings, store } = this.#parts;
    const endedBeforeMs = this.#nowMs() - settings.retentionMs;
    for (let removed = AT_A_TIME; removed === AT_A_TIME; ) {
      removed = await store.purge(endedBeforeMs, AT_A_TIME);
      for (let count = 0; count < removed; count += 1) {
        counts.ended.add("purged");
      }
    }
  }

  async #beat(): Promise<void> {
    const { onDeath, settings, store } = this.#parts;
    const nowMs = this.#nowMs();
    await store.beat(settings.replicaId, nowMs);
    const silent = await store.takeSilent(nowMs - SILENT_BEATS * settings.heartbeatMs);
    if (silent.length > 0) {
      this.#parts.ports.runtime.logger.warn("replicas have died", { replicas: silent.join(", ") });
      onDeath();
    }
  }

  async #ifAvailable(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      if (!(cause instanceof StoreUnavailableError)) {
        throw cause;
      }
    }
  }

  #nowMs(): number {
    return this.#parts.ports.runtime.clock.now();
  }
}
