import { expiresAtMs } from "../../protocol/ism/index.ts";
import {
  type ConfigurationResponse,
  encodeConfigurationRequest,
  instanceReplicaSubject,
  instanceSubject,
  parseConfigurationResponse,
} from "../../protocol/raw-2017/index.ts";
import type { Timer } from "../../runtime/index.ts";
import { type BusMessage, type BusSubscription, publishIfFits } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { Raw2017Counts } from "./raw-2017-counts.ts";
import type { Raw2017CmxSettings } from "./settings.ts";

/** Whose latest configuration is asked for. */
export interface ProviderRequest {
  /** Passed on to the provider, so that one identifier follows the request across services. */
  readonly correlationId: string;
  readonly appVersionName: string;
  readonly endpointId: string;
}

/** Called once for each request: with the response, or with nothing if none came in time. */
export type RequestDone = (response: ConfigurationResponse | undefined) => void;

interface Pending {
  readonly endpointId: string;
  readonly done: RequestDone;
  readonly deadlineMs: number;
}

/** Requests that may be under way at one time. */
const PENDING_MAX = 100_000;

/** CMX's side of 5/CMX2CDP, "Targeted messaging": asks the provider, and takes its answers on this replica's subject. */
export class ProviderRequests {
  readonly #settings: Raw2017CmxSettings;
  readonly #ports: ServicePorts;
  readonly #counts: Raw2017Counts;
  readonly #subject: string;
  readonly #replyTo: string;
  /** In the order of their deadlines, as all have the same time. */
  readonly #pending = new Map<string, Pending>();
  readonly #subscription: BusSubscription;
  /** Goes off no later than the first deadline. */
  #timer: Timer | undefined;
  #idle: (() => void) | undefined;

  constructor(settings: Raw2017CmxSettings, ports: ServicePorts, counts: Raw2017Counts) {
    this.#settings = settings;
    this.#ports = ports;
    this.#counts = counts;
    this.#subject = instanceSubject(settings.configurationDataProviderInstanceName);
    this.#replyTo = instanceReplicaSubject(settings.instanceName, settings.replicaId);
    this.#subscription = ports.bus.subscribe(this.#replyTo, (message) => this.#take(message));
  }

  /**
   * Asks for the latest configuration. Returns a reason, and never calls `done`, if too many requests are under way or
   * this one is larger than the bus takes.
   */
  ask(request: ProviderRequest, done: RequestDone): "too many" | "too large" | undefined {
    if (this.#pending.size >= PENDING_MAX) {
      return "too many";
    }
    const { bus, runtime } = this.#ports;
    const { providerTimeoutMs: timeout, readings } = this.#settings;
    const { appVersionName: appVersionToken, endpointId } = request;
    const correlationId = this.#pending.has(request.correlationId) ? runtime.ids.next() : request.correlationId;
    const timestamp = runtime.clock.now();
    const message = { correlationId, timestamp, timeout, appVersionToken, endpointId };
    if (!publishIfFits(bus, this.#subject, encodeConfigurationRequest(message, readings), this.#replyTo)) {
      return "too large";
    }
    this.#pending.set(correlationId, { endpointId, done, deadlineMs: timestamp + timeout });
    this.#counts.pendingRequests = this.#pending.size;
    this.#timer ??= runtime.clock.schedule(timeout, () => this.#expire());
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

  #take({ payload, noResponders }: BusMessage): void {
    const { logger, clock } = this.#ports.runtime;
    if (noResponders) {
      // The notice does not say whose request it is about; the deadline of the request decides.
      logger.warn("no configuration data provider is listening", { subject: this.#subject });
      return;
    }
    const response = parseConfigurationResponse(payload, this.#settings.readings);
    if (!response.ok) {
      this.#counts.unreadable.add("provider response");
      logger.warn("unreadable response of the provider", { problem: response.problem });
      return;
    }
    const expiryMs = expiresAtMs(response.value);
    if (expiryMs !== undefined && expiryMs <= clock.now()) {
      this.#counts.expired.add("provider response");
      return;
    }
    const { correlationId, endpointId } = response.value;
    const pending = this.#pending.get(correlationId);
    if (pending !== undefined && pending.endpointId !== endpointId) {
      // Whatever it is, it is nothing that this endpoint may see.
      logger.warn("response of the provider for another endpoint", {
        asked: pending.endpointId,
        answered: endpointId,
      });
      return;
    }
    this.#finish(correlationId, response.value);
  }

  /** Ends the requests whose time is over, and waits for the next deadline. */
  #expire(): void {
    this.#timer = undefined;
    const { clock } = this.#ports.runtime;
    const nowMs = clock.now();
    for (const [correlationId, { deadlineMs }] of this.#pending) {
      if (deadlineMs > nowMs) {
        this.#timer = clock.schedule(deadlineMs - nowMs, () => this.#expire());
        return;
      }
      this.#counts.providerTimeouts += 1;
      this.#finish(correlationId, undefined);
    }
  }

  #finish(correlationId: string, response: ConfigurationResponse | undefined): void {
    const pending = this.#pending.get(correlationId);
    if (pending === undefined) {
      this.#ports.runtime.logger.debug("response of the provider that answers nothing", { correlationId });
      return;
    }
    this.#pending.delete(correlationId);
    this.#counts.pendingRequests = this.#pending.size;
    pending.done(response);
    if (this.#pending.size === 0) {
      this.#idle?.();
    }
  }
}
