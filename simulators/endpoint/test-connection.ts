import type { MqttQos, MqttSubscription } from "../../transport/index.ts";
import type { DeviceConnection } from "./mqtt-endpoint.ts";

/** A connection whose other end is the test. */
export class ScriptedConnection implements DeviceConnection {
  readonly published: [string, string, number][] = [];
  readonly subscribed: MqttSubscription[] = [];
  readonly #closers: Parameters<DeviceConnection["onClose"]>[0][] = [];
  #listener: Parameters<DeviceConnection["onMessage"]>[0] = () => {};
  readonly #subscriptionCode: number;

  constructor(subscriptionCode: number) {
    this.#subscriptionCode = subscriptionCode;
  }

  async publish(topic: string, payload: Uint8Array, { qos }: { readonly qos: MqttQos }): Promise<void> {
    this.published.push([topic, Buffer.from(payload).toString(), qos]);
  }

  async subscribe(subscriptions: readonly MqttSubscription[]): Promise<readonly number[]> {
    this.subscribed.push(...subscriptions);
    return subscriptions.map(() => this.#subscriptionCode);
  }

  onMessage(listener: Parameters<DeviceConnection["onMessage"]>[0]): void {
    this.#listener = listener;
  }

  onClose(closer: Parameters<DeviceConnection["onClose"]>[0]): void {
    this.#closers.push(closer);
  }

  bring(topic: string, payload: string, qos: MqttQos = 0): void {
    this.#listener({ topic, payload: Buffer.from(payload), qos, duplicate: false, retain: false });
  }

  end(): void {
    for (const closer of this.#closers) {
      closer(undefined);
    }
  }
}
