import {
  type EndpointIdentity,
  MqttEndpoint,
  type ReceivedMessage,
  SharedConnection,
} from "../../simulators/endpoint/index.ts";
import { MqttClient } from "../../transport/index.ts";
import type { WorldAddresses } from "../world-addresses.ts";
import type { DriverPorts } from "./driver-ports.ts";
import { inTime } from "./order.ts";

/** How a client connects, and under which identifier. */
export interface DeviceConnectionOptions {
  readonly clientId: string;
  /** Plain MQTT unless told otherwise. */
  readonly over?: "tcp" | "webSocket";
}

interface OpenConnection {
  readonly client: MqttClient;
  readonly shared: SharedConnection;
  readonly endpoints: Map<string, MqttEndpoint>;
  readonly ended: Promise<void>;
}

const KEEP_ALIVE_SECONDS = 60;

/**
 * An MQTT connection in the hands of a step. It is opened when it is needed, and anew when it has ended; any number of
 * devices may speak through it, as a gateway's do.
 */
export class DeviceConnection {
  readonly #options: DeviceConnectionOptions;
  readonly #addresses: WorldAddresses;
  readonly #ports: DriverPorts;
  #open: OpenConnection | undefined;

  constructor(options: DeviceConnectionOptions, addresses: WorldAddresses, ports: DriverPorts) {
    this.#options = options;
    this.#addresses = addresses;
    this.#ports = ports;
  }

  /** The client identifier that it connects with. */
  get clientId(): string {
    return this.#options.clientId;
  }

  /** Whether it is open. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** The endpoint's end of the connection; `subscribes` counts where it is not there yet. */
  async endpoint(identity: EndpointIdentity, subscribes: boolean): Promise<MqttEndpoint> {
    const { endpoints, shared } = await this.#opened();
    const name = `${identity.appVersionName}/${identity.token}`;
    const known = endpoints.get(name);
    if (known !== undefined) {
      return known;
    }
    const starting = MqttEndpoint.start(shared.of(identity), identity, { subscribe: subscribes });
    const endpoint = await inTime(this.#ports.waiter, "subscribing a device", starting);
    endpoints.set(name, endpoint);
    return endpoint;
  }

  /** Subscribes to any filters. Resolves with the server's code for each: 0, 1, or 128 for a refusal. */
  async subscribe(filters: readonly string[]): Promise<readonly number[]> {
    const { client } = await this.#opened();
    const subscribing = client.subscribe(filters.map((filter) => ({ filter, qos: 0 })));
    return inTime(this.#ports.waiter, "subscribing", subscribing);
  }

  /** Resolves when the server has confirmed. */
  async unsubscribe(filters: readonly string[]): Promise<void> {
    const { client } = await this.#opened();
    await inTime(this.#ports.waiter, "unsubscribing", client.unsubscribe(filters));
  }

  /** Publishes to any topic. Resolves when the server has acknowledged. */
  async publish(topic: string, payload: Uint8Array): Promise<void> {
    const { client } = await this.#opened();
    await inTime(this.#ports.waiter, "publishing", client.publish(topic, payload, { qos: 1 }));
  }

  /** Everything that came for the endpoint since the connection was opened. */
  received({ appVersionName, token }: EndpointIdentity): readonly ReceivedMessage[] {
    return this.#open?.endpoints.get(`${appVersionName}/${token}`)?.received ?? [];
  }

  /** Whether the other side ends the connection within `boundMs`. */
  async ends(boundMs: number): Promise<boolean> {
    return this.#open === undefined || (await this.#ports.waiter.within(boundMs, this.#open.ended)).settled;
  }

  /** Says DISCONNECT and closes, if it is open. */
  disconnect(): void {
    this.#open?.client.disconnect();
    this.#open = undefined;
  }

  /** Breaks the connection as a cut cable would, if it is open. */
  cut(): void {
    this.#open?.client.destroy();
    this.#open = undefined;
  }

  async #opened(): Promise<OpenConnection> {
    this.#open ??= await inTime(this.#ports.waiter, "connecting a device", this.#connect());
    return this.#open;
  }

  async #connect(): Promise<OpenConnection> {
    const { mqttAddress, webSocketAddress } = this.#addresses;
    const address = this.#options.over === "webSocket" ? webSocketAddress : mqttAddress;
    const { channels, webSockets, clock } = this.#ports;
    const channel = await (address.startsWith("ws:") ? webSockets : channels).connect(address);
    const { clientId } = this.#options;
    const client = await MqttClient.connect(channel, { clientId, keepAliveSeconds: KEEP_ALIVE_SECONDS, clock });
    const ended = new Promise<void>((resolve) => client.onClose(() => resolve()));
    const open = { client, shared: new SharedConnection(client), endpoints: new Map<string, MqttEndpoint>(), ended };
    client.onClose(() => {
      this.#open = this.#open === open ? undefined : this.#open;
    });
    return open;
  }
}
