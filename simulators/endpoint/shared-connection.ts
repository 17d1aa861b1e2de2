import type { EndpointIdentity } from "./endpoint.ts";
import type { DeviceConnection } from "./mqtt-endpoint.ts";

type Listener = Parameters<DeviceConnection["onMessage"]>[0];
type Message = Parameters<Listener>[0];

/** How many endpoints may share a connection. */
export const ENDPOINTS_PER_CONNECTION_MAX = 10_000;

/** The connection of a client that speaks for several endpoints, such as a gateway (1/KP, "Actor gateway"). */
export class SharedConnection {
  readonly #client: DeviceConnection;
  readonly #listeners = new Map<string, Listener>();

  /** Takes the messages of a client that is connected. */
  constructor(client: DeviceConnection) {
    this.#client = client;
  }

  /**
   * The connection as one endpoint sees it, for `MqttEndpoint.start`: messages under its token come to it alone, those
   * that are under no endpoint's token come to all. Throws a `RangeError` above `ENDPOINTS_PER_CONNECTION_MAX`.
   */
  of({ appVersionName, token }: EndpointIdentity): DeviceConnection {
    const client = this.#client;
    return {
      publish: (topic, payload, options) => client.publish(topic, payload, options),
      subscribe: (subscriptions) => client.subscribe(subscriptions),
      onClose: (handler) => client.onClose(handler),
      onMessage: (listener) => this.#listen(`${appVersionName}/${token}`, listener),
    };
  }

  #listen(name: string, listener: Listener): void {
    if (this.#listeners.size >= ENDPOINTS_PER_CONNECTION_MAX) {
      throw new RangeError(`${ENDPOINTS_PER_CONNECTION_MAX} endpoints share this connection already; open another one`);
    }
    this.#listeners.set(name, listener);
    if (this.#listeners.size === 1) {
      this.#client.onMessage((message) => this.#handOut(message));
    }
  }

  #handOut(message: Message): void {
    const [, appVersionName, , token] = message.topic.split("/");
    const addressed = this.#listeners.get(`${appVersionName}/${token}`);
    for (const listener of addressed === undefined ? this.#listeners.values() : [addressed]) {
      listener(message);
    }
  }
}
