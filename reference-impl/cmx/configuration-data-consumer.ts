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
import type { BusMessage, BusSubscription } from "../../transport/index.ts";
import type { ServicePorts } from "../service/index.ts";
import type { CmxSettings } from "./settings.ts";

/** Whose configuration is asked for, and what of it is known already. */
export interface ConfigurationPull {
  /** Passed on to the provider, so that one identifier follows the request across services (3/ISM). */
  readonly correlationId: string;
  readonly appVersionName: string;
  readonly endpointId: string;
  readonly configId: string | undefined;
  readonly configName: string | undefined;
  readonly timeoutMs: number;
}

/** Called once for each pull: with the response, or with nothing if none came in time. */
export type PullDone = (response: ConfigResponse | undefined) => void;

interface PendingPull {
  readonly done: PullDone;
  readonly timer: Timer;
}

/** Requests that may be under way at one time. */
const PENDING_MAX = 100_000;

/**
 * The consumer's side of 6/CDTP: asks the provider on its instance-wide subject and takes the answers on this
 * replica's own subject, so that they come back to the replica that asked (3/ISM, session affinity).
 *
 * Callbacks instead of promises: this is the hot path.
 */
export class ConfigurationDataConsumer {
  readonly #ports: ServicePorts;
  readonly #codec: AvroCodec<ConfigRequest>;
  readonly #requestSubject: string;
  readonly #responseSubject: string;
  readonly #pending = new Map<string, PendingPull>();
  readonly #subscription: BusSubscription;
  #idle: (() => void) | undefined;

  constructor(settings: CmxSettings, ports: ServicePorts) {
    this.#ports = ports;
    this.#codec = configRequestCodec(settings.avroSchemaSet);
    this.#requestSubject = configRequestSubject(settings.configurationDataProviderInstanceName);
    this.#responseSubject = configResponseSubject(settings.replicaId);
    this.#subscription = ports.bus.subscribe(this.#responseSubject, (message) => this.#take(message));
  }

  /** Asks the provider. Returns false, without calling `done`, if too many requests are under way. */
  pull(pull: ConfigurationPull, done: PullDone): boolean {
    if (this.#pending.size >= PENDING_MAX) {
      return false;
    }
    const correlationId = this.#pending.has(pull.correlationId) ? this.#ports.runtime.ids.next() : pull.correlationId;
    const timer = this.#ports.runtime.clock.schedule(pull.timeoutMs, () => this.#finish(correlationId, undefined));
    this.#pending.set(correlationId, { done, timer });
    const request: ConfigRequest = {
      correlationId,
      timestamp: this.#ports.runtime.clock.now(),
      timeout: pull.timeoutMs,
      appVersionName: pull.appVersionName,
      endpointId: pull.endpointId,
      configId: pull.configId ?? null,
      configName: pull.configName ?? null,
    };
    this.#ports.bus.publish(this.#requestSubject, this.#codec.encode(request), this.#responseSubject);
    return true;
  }

  /** Resolves when no request is under way any more; each ends with its own deadline at the latest. */
  async drain(): Promise<void> {
    if (this.#pending.size > 0) {
      await new Promise<void>((resolve) => {
        this.#idle = resolve;
      });
    }
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
      this.#ports.runtime.logger.warn("unreadable response of the provider", { problem: decoded.problem });
      return;
    }
    const expiryMs = expiresAtMs(decoded.value);
    if (expiryMs !== undefined && expiryMs <= this.#ports.runtime.clock.now()) {
      return;
    }
    this.#finish(decoded.value.correlationId, decoded.value);
  }

  #finish(correlationId: string, response: ConfigResponse | undefined): void {
    const pending = this.#pending.get(correlationId);
    if (pending === undefined) {
      this.#ports.runtime.logger.debug("response of the provider that answers nothing", { correlationId });
      return;
    }
    this.#pending.delete(correlationId);
    pending.timer.cancel();
    pending.done(response);
    if (this.#pending.size === 0) {
      this.#idle?.();
    }
  }
}
