import {
  type Endpoint,
  type EndpointResponse,
  HttpEndpoint,
  MqttEndpoint,
  type SentRequest,
} from "../../simulators/endpoint/index.ts";
import { MqttClient } from "../../transport/index.ts";
import type { WorldAddresses } from "../world-addresses.ts";
import type { DriverPorts } from "./driver-ports.ts";
import { SimulatorError } from "./rest-driver.ts";

/** Under which names a device speaks, and to which extension. */
export interface DeviceIdentity {
  readonly endpointId: string;
  readonly appVersionName: string;
  readonly endpointToken: string;
  readonly extensionInstanceName: string;
}

/** A request of a device. Without `requestId` it goes out without one. */
export interface DeviceRequest {
  readonly via: "mqtt" | "http";
  readonly resourcePath: string;
  readonly payload: Uint8Array;
  readonly requestId?: number;
  readonly qualityOfService?: 0 | 1;
}

/** What came back to a device. */
export interface DeviceResponse {
  readonly kind: "status" | "error";
  readonly payload: Uint8Array;
  /** MQTT topic or URL path. */
  readonly path: string;
  readonly qualityOfService: 0 | 1 | undefined;
}

/** Connecting, and having a message acknowledged, may take this long. */
const ORDER_MS = 10_000;
const KEEP_ALIVE_SECONDS = 60;

/** A device in the hands of a step: connects when it is needed, sends one thing and waits for its answer. */
export class Device {
  /** Whether it subscribes to what is meant for it. To be set before the first request. */
  subscribes = true;
  readonly #identity: DeviceIdentity;
  readonly #addresses: WorldAddresses;
  readonly #ports: DriverPorts;
  #mqtt: { readonly client: MqttClient; readonly endpoint: Endpoint } | undefined;
  #last: { readonly endpoint: Endpoint; readonly sent: SentRequest } | undefined;

  constructor(identity: DeviceIdentity, addresses: WorldAddresses, ports: DriverPorts) {
    this.#identity = identity;
    this.#addresses = addresses;
    this.#ports = ports;
  }

  /** The topic or path of the last request. */
  get requestTopic(): string {
    return this.#last?.sent.path ?? "";
  }

  /** Sends a request; its response is awaited by `response`. */
  async send({ via, resourcePath, payload, requestId, qualityOfService }: DeviceRequest): Promise<void> {
    const endpoint = via === "http" ? this.#overHttp() : await this.#overMqtt();
    const { extensionInstanceName } = this.#identity;
    const qos = qualityOfService ?? 0;
    const request = { extensionInstanceName, resourcePath, payload, requestId: requestId ?? ("none" as const), qos };
    this.#last = { endpoint, sent: await this.#settled("sending a request", endpoint.send(request)) };
  }

  /** The response to the last request, or nothing if none comes within `boundMs`. */
  async response(boundMs: number): Promise<DeviceResponse | undefined> {
    if (this.#last === undefined) {
      throw new SimulatorError("the device has sent nothing that could be answered");
    }
    const { endpoint, sent } = this.#last;
    const answer = await this.#ports.waiter.within(boundMs, endpoint.awaitResponse(sent));
    return answer.settled ? deviceResponse(answer.value) : undefined;
  }

  /**
   * The first configuration that comes unasked on `resourcePath` and that `wanted` accepts, seen already or still to
   * come; or nothing if none comes within `boundMs`. Older ones may come first and are passed over.
   */
  async push(
    resourcePath: string,
    wanted: (payload: Uint8Array) => boolean,
    boundMs: number,
  ): Promise<Uint8Array | undefined> {
    const endpoint = await this.#overMqtt();
    const { extensionInstanceName } = this.#identity;
    const deadlineMs = this.#ports.clock.now() + boundMs;
    for (let leftMs = boundMs; leftMs >= 0; leftMs = deadlineMs - this.#ports.clock.now()) {
      const patience = new AbortController();
      const next = endpoint.nextPush({ extensionInstanceName, resourcePath }, patience.signal);
      next.catch(() => undefined);
      const pushed = await this.#ports.waiter.within(leftMs, next);
      if (!pushed.settled) {
        patience.abort();
        return undefined;
      }
      if (wanted(pushed.value.payload)) {
        return pushed.value.payload;
      }
    }
    return undefined;
  }

  /** Disconnects, if it is connected. */
  async close(): Promise<void> {
    this.#mqtt?.client.disconnect();
    this.#mqtt = undefined;
  }

  #overHttp(): Endpoint {
    return new HttpEndpoint(this.#names(), this.#ports.http, this.#addresses.deviceUrl);
  }

  async #overMqtt(): Promise<Endpoint> {
    this.#mqtt ??= await this.#settled("connecting a device", this.#connect());
    return this.#mqtt.endpoint;
  }

  async #connect(): Promise<{ readonly client: MqttClient; readonly endpoint: Endpoint }> {
    const channel = await this.#ports.channels.connect(this.#addresses.mqttAddress);
    const client = await MqttClient.connect(channel, {
      clientId: this.#identity.endpointId,
      keepAliveSeconds: KEEP_ALIVE_SECONDS,
      clock: this.#ports.clock,
    });
    return { client, endpoint: await MqttEndpoint.start(client, this.#names(), { subscribe: this.subscribes }) };
  }

  #names(): { readonly appVersionName: string; readonly token: string } {
    return { appVersionName: this.#identity.appVersionName, token: this.#identity.endpointToken };
  }

  async #settled<T>(what: string, work: Promise<T>): Promise<T> {
    const outcome = await this.#ports.waiter.within(ORDER_MS, work);
    if (!outcome.settled) {
      throw new SimulatorError(`${what} took more than ${ORDER_MS} ms`);
    }
    return outcome.value;
  }
}

function deviceResponse({ kind, payload, path, qos }: EndpointResponse): DeviceResponse {
  return { kind, payload, path, qualityOfService: qos };
}
