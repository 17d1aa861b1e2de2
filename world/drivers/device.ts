import { parseConfigurationRequest } from "../../protocol/cmp/index.ts";
import {
  type Endpoint,
  type EndpointResponse,
  HttpEndpoint,
  type HttpEndpointOptions,
  type SentRequest,
} from "../../simulators/endpoint/index.ts";
import type { DeviceConnection } from "./device-connection.ts";
import type { DriverPorts } from "./driver-ports.ts";
import { inTime } from "./order.ts";
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
  /** Means nothing over MQTT. */
  readonly http?: HttpVariant;
}

/** What is out of the ordinary about a request over HTTP. */
export interface HttpVariant extends HttpEndpointOptions {
  /** What precedes `/kp1/` in the path, with a leading slash. */
  readonly prefix?: string;
}

/** What came back to a device. */
export interface DeviceResponse {
  readonly kind: "status" | "error";
  readonly payload: Uint8Array;
  /** MQTT topic or URL path. */
  readonly path: string;
  readonly qualityOfService: 0 | 1 | undefined;
  /** The HTTP status; undefined over MQTT. */
  readonly status: number | undefined;
}

/** A device in the hands of a step: connects when it is needed, sends one thing and waits for its answer. */
export class Device {
  /** Whether it subscribes to what is meant for it. To be set before the first request. */
  subscribes = true;
  /** What its MQTT messages go through, from the next one on. A connection of its own unless told otherwise. */
  connection: DeviceConnection;
  readonly #identity: DeviceIdentity;
  readonly #deviceUrl: string;
  readonly #ports: DriverPorts;
  /** By resource, the identifier of the latest request that said that it observes. */
  readonly #observing = new Map<string, number>();
  #last: { readonly endpoint: Endpoint; readonly sent: SentRequest } | undefined;

  /** `deviceUrl` is what precedes `/kp1/` over HTTP. */
  constructor(identity: DeviceIdentity, connection: DeviceConnection, deviceUrl: string, ports: DriverPorts) {
    this.#identity = identity;
    this.connection = connection;
    this.#deviceUrl = deviceUrl;
    this.#ports = ports;
  }

  /** The topic or path of the last request. */
  get requestTopic(): string {
    return this.#last?.sent.path ?? "";
  }

  /** Sends a request; its response is awaited by `response`. */
  async send({ via, resourcePath, payload, requestId, qualityOfService, http }: DeviceRequest): Promise<void> {
    this.#noteObserving(resourcePath, payload, requestId);
    const endpoint = via === "http" ? this.#overHttp(http ?? {}) : await this.#overMqtt();
    const { extensionInstanceName } = this.#identity;
    const qos = qualityOfService ?? 0;
    const request = { extensionInstanceName, resourcePath, payload, requestId: requestId ?? ("none" as const), qos };
    this.#last = { endpoint, sent: await inTime(this.#ports.waiter, "sending a request", endpoint.send(request)) };
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
   * come; or nothing if none comes within `boundMs`. Older ones may come first and are passed over. It may bear the
   * identifier of the latest request that said that the device observes (reading G48).
   */
  async push(
    resourcePath: string,
    wanted: (payload: Uint8Array) => boolean,
    boundMs: number,
  ): Promise<Uint8Array | undefined> {
    const endpoint = await this.#overMqtt();
    const { extensionInstanceName } = this.#identity;
    const requestId = this.#observing.get(resourcePath);
    const resource = { extensionInstanceName, resourcePath, ...(requestId === undefined ? {} : { requestId }) };
    const deadlineMs = this.#ports.clock.now() + boundMs;
    for (let leftMs = boundMs; leftMs >= 0; leftMs = deadlineMs - this.#ports.clock.now()) {
      const patience = new AbortController();
      const next = endpoint.nextPush(resource, patience.signal);
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

  /** The topics of everything that came for it over MQTT since its connection was opened. */
  get receivedTopics(): readonly string[] {
    return this.connection.received(this.#names()).map(({ topic }) => topic);
  }

  /** Disconnects, if it is connected. */
  async close(): Promise<void> {
    this.connection.disconnect();
  }

  #noteObserving(resourcePath: string, payload: Uint8Array, requestId: number | undefined): void {
    const request = parseConfigurationRequest(payload);
    if (request.ok && request.value.observe === true) {
      this.#observing.delete(resourcePath);
      if (requestId !== undefined) {
        this.#observing.set(resourcePath, requestId);
      }
    }
  }

  #overHttp({ prefix = "", ...options }: HttpVariant): Endpoint {
    return new HttpEndpoint(this.#names(), this.#ports.http, `${this.#deviceUrl}${prefix}`, options);
  }

  #overMqtt(): Promise<Endpoint> {
    return this.connection.endpoint(this.#names(), this.subscribes);
  }

  #names(): { readonly appVersionName: string; readonly token: string } {
    return { appVersionName: this.#identity.appVersionName, token: this.#identity.endpointToken };
  }
}

function deviceResponse({ kind, payload, path, qos, status }: EndpointResponse): DeviceResponse {
  return { kind, payload, path, qualityOfService: qos, status };
}
