import type { AvroCodec } from "../../protocol/avro/index.ts";
import {
  type ConfigRequest,
  type ConfigResponse,
  configRequestCodec,
  configRequestSubject,
  configResponseCodec,
  configResponseSubject,
} from "../../protocol/cdtp/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import type { Timer } from "../../runtime/index.ts";
import { type BusMessage, type BusSubscription, publishIfFits } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { CmxCounts } from "./cmx-counts.ts";
import type { CmxSettings } from "./settings.ts";

/** Whose configuration is asked for, and what of it is known already. */
export interface ConfigurationPull {
  /** Passed on to the provider, so that one identifier follows the request across services (3/ISM). */
  readonly correlationId: string;
  readonly appVersionName: string;
  readonly endpointId: string;
  readonly configId: string | undefined;
  readonly configName: string | undefined;
}

/** Called once for each pull: with the response, or with nothing if none came in time. */
export type PullDone = (response: ConfigResponse | undefined) => void;

/** Why a pull did not begin. */
export type PullRefusal = "too many" | "too large";

interface PendingPull {
  readonly endpointId: string;
  readonly done: PullDone;
  readonly deadlineMs: number;
}

/** Requests that may be under way at one time. */
const PENDING_MAX = 100_000;

/**
 * The consumer's side of 6/CDTP: asks the provider on its instance-wide subject and takes the answers on this
 * replica's own subject, so that they come back to the replica that asked (3/ISM, session affinity).
 *
 * Callbacks instead of promises, and one timer for all requests: this is the hot path.
 */
export class ConfigurationDataConsumer {
  readonly #ports: ServicePorts;
  readonly #counts: CmxCounts;
  readonly #codec: AvroCodec<ConfigRequest>;
  readonly #requestSubject: string;
  readonly #responseSubject: string;
  readonly #timeoutMs: number;
  /** In the order of their deadlines, as all have the same time. */
  readonly #pending = new Map<string, PendingPull>();
  readonly #subscription: BusSubscription;
  /** Goes off no later than the first deadline. */
  #timer: Timer | undefined;
  #idle: (() => void) | undefined;

  constructor(settings: CmxSettings, ports: ServicePorts, counts: CmxCounts) {
    this.#ports = ports;
    this.#counts = counts;
    this.#codec = configRequestCodec(settings.avroSchemaSet);
    this.#timeoutMs = settings.providerTimeoutMs;
    this.#requestSubject = configRequestSubject(settings.configurationDataProviderInstanceName);
    this.#responseSubject = configResponseSubject(settings.replicaId);
    this.#subscription = ports.bus.subscribe(this.#responseSubject, (message) => this.#take(message));
  }

  /**
   * Asks the provider. Returns a reason, and never calls `done`, if too many requests are under way or this one is
   * larger than the bus takes.
   */
  pull(pull: ConfigurationPull, done: PullDone): PullRefusal | undefined {
    if (this.#pending.size >= PENDING_MAX) {
      return "too many";
    }
    const correlationId = this.#pending.has(pull.correlationId) ? this.#ports.runtime.ids.next() : pull.correlationId;
    const nowMs = this.#ports.runtime.clock.now();
    const request: ConfigRequest = {
      correlationId,
      timestamp: nowMs,
      timeout: this.#timeoutMs,
      appVersionName: pull.appVersionName,
      endpointId: pull.endpointId,
      configId: pull.configId ?? null,
      configName: pull.configName ?? null,
    };
    if (!publishIfFits(this.#ports.bus, this.#requestSubject, this.#codec.encode(request), this.#responseSubject)) {
      return "too large";
    }
    this.#pending.set(correlationId, { endpointId: pull.endpointId, done, deadlineMs: nowMs + this.#timeoutMs });
    this.#counts.pendingPulls = this.#pending.size;
    this.#timer ??= this.#ports.runtime.clock.schedule(this.#timeoutMs, () => this.#expire());
    return undefined;
  }

  /** Resolves when no request is under way any more; each ends with its own deadline at the latest. */
  async drain(): Promise<void> {
    if (this.#pending.size > 0) {
      await new Promise<void>((resolve) => {
        this.#idle = resolve;
      });
    }
    this.#timer?.cancel();
    this.#subscription.unsubscribe();
  }

  #take(message: BusMessage): void {
    if (message.noResponders) {
      // The notice does not say whose request it is about; the deadline of the request decides.
      this.#ports.runtime.logger.warn("no configuration data provider is listening", { subject: this.#requestSubject });
      return;
    }
    const decoded = configResponseCodec.decode(message.payload);
    if (!decoded.ok) {
      this.#counts.unreadable.add("provider response");
      this.#ports.runtime.logger.warn("unreadable response of the provider", { problem: decoded.problem });
      return;
    }
    const expiryMs = expiresAtMs(decoded.value);
    if (expiryMs !== undefined && expiryMs <= this.#ports.runtime.clock.now()) {
      this.#counts.expired.add("provider response");
      return;
    }
    const pending = this.#pending.get(decoded.value.correlationId);
    if (pending !== undefined && pending.endpointId !== decoded.value.endpointId) {
      // Whatever it is, it is nothing that this endpoint may see.
      this.#ports.runtime.logger.warn("response of the provider for another endpoint", {
        asked: pending.endpointId,
        answered: decoded.value.endpointId,
      });
      return;
    }
    this.#finish(decoded.value.correlationId, decoded.value);
  }

  /** Ends the requests whose time is over, and waits for the next deadline. */
  #expire(): void {
    this.#timer = undefined;
    const nowMs = this.#ports.runtime.clock.now();
    for (const [correlationId, { deadlineMs }] of this.#pending) {
      if (deadlineMs > nowMs) {
        this.#timer = this.#ports.runtime.clock.schedule(deadlineMs - nowMs, () => this.#expire());
        return;
      }
      this.#counts.providerTimeouts += 1;
      this.#finish(correlationId, undefined);
    }
  }

  #finish(correlationId: string, response: ConfigResponse | undefined): void {
    const pending = this.#pending.get(correlationId);
    if (pending === undefined) {
      this.#ports.runtime.logger.debug("response of the provider that answers nothing", { correlationId });
      return;
    }
    this.#pending.delete(correlationId);
    this.#counts.pendingPulls = this.#pending.size;
    pending.done(response);
    if (this.#pending.size === 0) {
      this.#idle?.();
    }
  }
}
