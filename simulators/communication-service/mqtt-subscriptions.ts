import { topicMatchesFilter } from "../../transport/index.ts";

/** A filter and the quality of service that was granted for it. */
export interface MqttSubscription {
  readonly filter: string;
  readonly qos: 0 | 1;
}

/** How many filters a connection may have. */
export const SUBSCRIPTIONS_MAX = 1_000;
/** The return code of a SUBACK for a filter that is refused (MQTT 3.1.1, section 3.9.3). */
const REFUSED = 0x80;

/** The filters of one connection. Any text is taken for a filter; one that is none just never matches. */
export class MqttSubscriptions {
  readonly #granted = new Map<string, 0 | 1>();

  /** Returns the code for the SUBACK: 0 or 1, or a refusal above `SUBSCRIPTIONS_MAX`. */
  add(filter: string, requestedQos: number): number {
    if (!this.#granted.has(filter) && this.#granted.size >= SUBSCRIPTIONS_MAX) {
      return REFUSED;
    }
    const qos = requestedQos === 0 ? 0 : 1;
    this.#granted.set(filter, qos);
    return qos;
  }

  remove(filter: string): void {
    this.#granted.delete(filter);
  }

  /** The highest quality of service that was granted for a filter that matches, if any does. */
  qosFor(topic: string): 0 | 1 | undefined {
    let found: 0 | 1 | undefined;
    for (const [filter, qos] of this.#granted) {
      if (topicMatchesFilter(topic, filter) && (found === undefined || qos === 1)) {
        found = qos;
      }
    }
    return found;
  }

  list(): readonly MqttSubscription[] {
    return [...this.#granted].map(([filter, qos]) => ({ filter, qos }));
  }
}
