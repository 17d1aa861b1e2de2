import { expiresAtMs } from "../../protocol/ism/index.ts";
import {
  type ConfigurationRequest,
  type ConfigurationResponse,
  encodeConfigurationResponse,
  parseConfigurationRequest,
  RAW_READINGS,
  STATUS_FAIL,
} from "../../protocol/raw-2017/index.ts";
import type { Timer } from "../../runtime/index.ts";
import { type BusMessage, type MessageBus, publishIfFits } from "../../transport/index.ts";
import { type Counters, DELAY_MS_MAX, type FaultRegistry } from "../control/index.ts";
import type { ProviderCounter } from "./provider-counters.ts";
import { NO_JSON, type Raw2017ProviderFaults, spoiledReadings, type TakeFault } from "./provider-faults.ts";
import { providerResponses, type ResponseParts } from "./provider-responses.ts";
import type { OpenRequest, RequestLog } from "./request-log.ts";

/** What a responder works with. */
export interface ResponderParts extends ResponseParts {
  readonly bus: MessageBus;
  readonly requests: RequestLog;
  readonly faults: FaultRegistry<Raw2017ProviderFaults>;
  readonly counters: Counters<ProviderCounter>;
}

const DELAYED_ANSWERS_MAX = 10_000;

/** Answers the requests of CMX (5/CMX2CDP, "Targeted messaging"). */
export class ProviderResponder {
  readonly #parts: ResponderParts;
  readonly #delayed = new Set<Timer>();

  constructor(parts: ResponderParts) {
    this.#parts = parts;
  }

  handle({ payload, replyTo }: BusMessage): void {
    const { counters, runtime, requests, settings } = this.#parts;
    const request = parseConfigurationRequest(payload, settings.readings);
    if (!request.ok) {
      counters.count("unreadableRequests");
      runtime.logger.warn("dropped an unreadable request", { problem: request.problem });
      return;
    }
    const expiryMs = expiresAtMs(request.value);
    if (expiryMs !== undefined && expiryMs <= runtime.clock.now()) {
      counters.count("expiredRequests");
      return;
    }
    const open = requests.open(request.value, replyTo, runtime.clock.now());
    if (replyTo === undefined) {
      counters.count("requestsWithoutReplyTo");
      runtime.logger.warn("a request names no subject for the answer; it gets none", {
        correlationId: request.value.correlationId,
      });
      return;
    }
    this.#answer(request.value, replyTo, open);
  }

  /** Calls off the answers that are still to come. */
  close(): void {
    for (const timer of this.#delayed) {
      timer.cancel();
    }
    this.#delayed.clear();
  }

  #answer(request: ConfigurationRequest, subject: string, open: OpenRequest): void {
    const take = this.#takerFor(request, open);
    if (take("silent") !== undefined) {
      return;
    }
    const delayMs = this.#delayMs(request, take);
    const responses = providerResponses(request, take, this.#parts);
    const hasContent = responses.some((response) => response?.content !== undefined);
    const readings = spoiledReadings(this.#parts.settings.readings ?? RAW_READINGS, hasContent, take);
    const write = (response: ConfigurationResponse) => encodeConfigurationResponse(response, readings);
    this.#after(delayMs, () => responses.forEach((response) => this.#send(subject, response, write, open)));
  }

  #takerFor({ endpointId, appVersionToken }: ConfigurationRequest, open: OpenRequest): TakeFault {
    return (kind) => {
      const settings = this.#parts.faults.take(kind, { endpointId, appVersionName: appVersionToken });
      if (settings !== undefined) {
        open.addFault(kind);
      }
      return settings;
    };
  }

  #delayMs(request: ConfigurationRequest, take: TakeFault): number {
    const delayMs = take("delay")?.delayMs ?? 0;
    const expiryMs = expiresAtMs(request);
    const late = expiryMs === undefined ? undefined : take("late");
    const lateMs = late === undefined ? 0 : (expiryMs ?? 0) + late.byMs - this.#parts.runtime.clock.now();
    return Math.min(Math.max(delayMs, lateMs), DELAY_MS_MAX);
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

  #send(
    subject: string,
    response: ConfigurationResponse | undefined,
    write: (response: ConfigurationResponse) => Uint8Array,
    open: OpenRequest,
  ): void {
    const { bus, counters, runtime } = this.#parts;
    if (response === undefined) {
      bus.publish(subject, NO_JSON);
    } else if (publishIfFits(bus, subject, write(response))) {
      open.answered(response.statusCode);
    } else {
      counters.count("answersTooLarge");
      runtime.logger.warn("an answer is larger than the bus takes; FAIL is sent in its place", { subject });
      const { content: _, ...rest } = response;
      bus.publish(subject, write({ ...rest, statusCode: STATUS_FAIL }));
      open.answered(STATUS_FAIL);
    }
  }
}
