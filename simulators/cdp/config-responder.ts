import type { AvroCodec } from "../../protocol/avro/index.ts";
import {
  type ConfigRequest,
  type ConfigResponse,
  configRequestCodec,
  configResponseCodec,
} from "../../protocol/cdtp/index.ts";
import { ABSENT_CONFIG_ID } from "../../protocol/cmp/index.ts";
import { expiresAtMs } from "../../protocol/ism/index.ts";
import type { Runtime, Timer } from "../../runtime/index.ts";
import { type BusMessage, type MessageBus, publishIfFits } from "../../transport/index.ts";
import { type Counters, DELAY_MS_MAX, type FaultRegistry } from "../control/index.ts";
import { configResponses, type TakeFault } from "./config-responses.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import type { DispatchLog, OpenDispatch } from "./dispatch-log.ts";
import type { EndpointInAppVersion } from "./missed-updates.ts";
import type { ProviderCounter } from "./provider-counters.ts";
import type { ProviderFaults } from "./provider-faults.ts";
import type { SeenEndpoints } from "./seen-endpoints.ts";
import type { ConfigurationDataProviderSettings } from "./settings.ts";
import type { StatusLog } from "./status-log.ts";

/** What a responder works with. */
export interface ResponderParts {
  readonly settings: ConfigurationDataProviderSettings;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly store: ConfigurationStore;
  readonly dispatches: DispatchLog;
  readonly seen: SeenEndpoints;
  readonly statuses: StatusLog;
  readonly faults: FaultRegistry<ProviderFaults>;
  readonly counters: Counters<ProviderCounter>;
  /** Announces what holds for the endpoint, as though it had changed. */
  readonly announce: (endpoint: EndpointInAppVersion) => void;
}

const DELAYED_ANSWERS_MAX = 10_000;
/** Ten bytes that each announce another one: no Avro number, hence no string length either. */
const NO_AVRO = new Uint8Array(16).fill(0xff);
const TOO_LARGE = {
  statusCode: 500,
  reasonPhrase: "The answer is larger than the bus takes",
  configId: null,
  content: null,
};

/** Answers configuration requests on the bus (6/CDTP, configuration pull). */
export class ConfigResponder {
  readonly #parts: ResponderParts;
  readonly #requests: AvroCodec<ConfigRequest>;
  readonly #delayed = new Set<Timer>();

  constructor(parts: ResponderParts) {
    this.#parts = parts;
    this.#requests = configRequestCodec(parts.settings.avroSchemaSet);
  }

  handle(message: BusMessage): void {
    const { counters, runtime, dispatches } = this.#parts;
    const request = this.#requests.decode(message.payload);
    if (!request.ok) {
      counters.count("unreadableRequests");
      runtime.logger.warn("dropped an unreadable configuration request", { problem: request.problem });
      return;
    }
    this.#note(request.value);
    const dispatch = dispatches.open(request.value, message.replyTo, runtime.clock.now());
    if (message.replyTo === undefined) {
      counters.count("requestsWithoutReplyTo");
      runtime.logger.warn("a configuration request names no subject for the answer; it gets none", {
        correlationId: request.value.correlationId,
      });
      return;
    }
    this.#answer(request.value, message.replyTo, dispatch);
  }

  /** A configuration that the endpoint says it has counts as applied. */
  #note({ endpointId, appVersionName, configId }: ConfigRequest): void {
    const { seen, statuses, runtime } = this.#parts;
    seen.see(endpointId, appVersionName);
    if (configId !== null && configId !== ABSENT_CONFIG_ID) {
      statuses.implicitlyApplied({ endpointId, appVersionName, configId }, runtime.clock.now());
    }
  }

  /** Calls off the answers that are still to come. */
  close(): void {
    for (const timer of this.#delayed) {
      timer.cancel();
    }
    this.#delayed.clear();
  }

  #answer(request: ConfigRequest, subject: string, dispatch: OpenDispatch): void {
    const take = this.#takerFor(request, dispatch);
    if (take("silent") !== undefined) {
      return;
    }
    const delayMs = this.#delayMs(request, take);
    const responses = configResponses(request, take, this.#parts);
    const announced = take("update-without-change") !== undefined;
    this.#after(delayMs, () => {
      responses.forEach((response) => this.#send(subject, response, dispatch));
      if (announced) {
        this.#parts.announce({ endpointId: request.endpointId, appVersionName: request.appVersionName });
      }
    });
  }

  #delayMs(request: ConfigRequest, take: TakeFault): number {
    const delayMs = take("delay")?.delayMs ?? 0;
    const expiryMs = expiresAtMs(request);
    const late = expiryMs === undefined ? undefined : take("late");
    const lateMs = late === undefined ? 0 : (expiryMs ?? 0) + late.byMs - this.#parts.runtime.clock.now();
    return Math.min(Math.max(delayMs, lateMs), DELAY_MS_MAX);
  }

  #takerFor(request: ConfigRequest, dispatch: OpenDispatch): TakeFault {
    return (kind) => {
      const settings = this.#parts.faults.take(kind, request);
      if (settings !== undefined) {
        dispatch.addFault(kind);
      }
      return settings;
    };
  }

  #after(delayMs: number, action: () => void): void {
    const { runtime, counters } = this.#parts;
    if (delayMs === 0) {
      action();
      return;
    }
    if (this.#delayed.size >= DELAYED_ANSWERS_MAX) {
      counters.count("delayedAnswersDropped");
      return;
    }
    const timer = runtime.clock.schedule(delayMs, () => {
      this.#delayed.delete(timer);
      action();
    });
    this.#delayed.add(timer);
  }

  #send(subject: string, response: ConfigResponse | undefined, dispatch: OpenDispatch): void {
    const sent = this.#publish(subject, response);
    if (sent === "dropped") {
      return;
    }
    this.#noteContent(sent);
    dispatch.answered({
      sentAtMs: this.#parts.runtime.clock.now(),
      subject,
      correlationId: sent?.correlationId ?? null,
      statusCode: sent?.statusCode ?? null,
      configId: sent?.configId ?? null,
      withContent: sent !== undefined && sent.content !== null,
    });
  }

  /** Returns what was sent: an error in the place of an answer that does not fit. */
  #publish(subject: string, response: ConfigResponse | undefined): ConfigResponse | undefined | "dropped" {
    const { bus, runtime, counters } = this.#parts;
    if (publishIfFits(bus, subject, response === undefined ? NO_AVRO : configResponseCodec.encode(response))) {
      return response;
    }
    counters.count("answersTooLarge");
    const apology = response === undefined ? undefined : { ...response, ...TOO_LARGE };
    const sent = apology !== undefined && publishIfFits(bus, subject, configResponseCodec.encode(apology));
    runtime.logger.warn("an answer is larger than the bus takes", { subject, sentInItsPlace: sent ? 500 : "nothing" });
    return sent ? apology : "dropped";
  }

  #noteContent(response: ConfigResponse | undefined): void {
    const { statuses, runtime } = this.#parts;
    if (response !== undefined && response.content !== null && response.configId !== null) {
      const { endpointId, appVersionName, configId, content } = response;
      const config = new TextDecoder().decode(content);
      statuses.dispatched({ endpointId, appVersionName, configId }, config, runtime.clock.now());
    }
  }
}
