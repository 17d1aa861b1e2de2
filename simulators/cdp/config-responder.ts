import type { AvroCodec } from "../../protocol/avro/index.ts";
import {
  type ConfigRequest,
  type ConfigResponse,
  configRequestCodec,
  configResponseCodec,
} from "../../protocol/cdtp/index.ts";
import { ABSENT_CONFIG_ID } from "../../protocol/cmp/index.ts";
import type { Runtime, Timer } from "../../runtime/index.ts";
import type { BusMessage, MessageBus } from "../../transport/index.ts";
import type { Counters, FaultRegistry } from "../control/index.ts";
import { type ConfigAnswer, configAnswer } from "./config-answer.ts";
import { type ConfigurationStore, DEFAULT_CONFIGURATION_NAME } from "./configuration-store.ts";
import type { DispatchLog, OpenDispatch } from "./dispatch-log.ts";
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
}

const DELAYED_ANSWERS_MAX = 10_000;
/** Ten bytes that each announce another one: no Avro number, hence no string length either. */
const NO_AVRO = new Uint8Array(16).fill(0xff);
const NO_JSON = new TextEncoder().encode("{ this is no JSON");

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
    const delayMs = take("delay")?.delayMs ?? 0;
    const response = take("garbage") === undefined ? this.#response(request, take) : undefined;
    const times = take("answer-twice") === undefined ? 1 : 2;
    this.#after(delayMs, () => this.#send(subject, response, times, dispatch));
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

  #response(request: ConfigRequest, take: TakeFault): ConfigResponse {
    const { runtime } = this.#parts;
    const failing = take("failing");
    const answer = failing === undefined ? this.#stored(request, take) : { ...failing, configId: null, content: null };
    return {
      correlationId: take("wrong-correlation") === undefined ? request.correlationId : runtime.ids.next(),
      timestamp: runtime.clock.now(),
      timeout: 0,
      appVersionName: request.appVersionName,
      endpointId: request.endpointId,
      contentType: "application/json",
      ...answer,
    };
  }

  #stored(request: ConfigRequest, take: TakeFault): ConfigAnswer {
    const { store, settings } = this.#parts;
    const { endpointId, appVersionName } = request;
    const current = store.currentFor({
      endpointId,
      appVersionName,
      name: request.configName ?? DEFAULT_CONFIGURATION_NAME,
    });
    const answer = configAnswer(request, current, {
      none: () => take("absent-form")?.form ?? settings.noneForm ?? "empty",
      unchanged: () => take("unchanged-form")?.form ?? settings.unchangedForm ?? "ok",
    });
    return answer.content !== null && take("not-json") !== undefined ? { ...answer, content: NO_JSON } : answer;
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

  #send(subject: string, response: ConfigResponse | undefined, times: number, dispatch: OpenDispatch): void {
    const { bus, runtime } = this.#parts;
    const bytes = response === undefined ? NO_AVRO : configResponseCodec.encode(response);
    for (let count = 0; count < times; count += 1) {
      bus.publish(subject, bytes);
    }
    this.#noteContent(response);
    dispatch.answered({
      sentAtMs: runtime.clock.now(),
      subject,
      correlationId: response?.correlationId ?? null,
      statusCode: response?.statusCode ?? null,
      configId: response?.configId ?? null,
      withContent: response !== undefined && response.content !== null,
    });
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

type TakeFault = <K extends keyof ProviderFaults>(kind: K) => ProviderFaults[K] | undefined;
