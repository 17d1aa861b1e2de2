import { REQUEST_ID_MAX, requestTopic } from "../../protocol/kp/index.ts";
import type { MqttClient } from "../../transport/index.ts";
import type {
  Endpoint,
  EndpointIdentity,
  EndpointRequest,
  EndpointResponse,
  PushedResource,
  ReceivedMessage,
  SentRequest,
} from "./endpoint.ts";
import { Inbox } from "./inbox.ts";

/** What an endpoint needs of an `MqttClient` that is connected. */
export type DeviceConnection = Pick<MqttClient, "publish" | "subscribe" | "onMessage" | "onClose">;

const SUBSCRIPTION_REFUSED = 0x80;

/** What may be said of an endpoint that speaks MQTT. */
export interface MqttEndpointOptions {
  /** Whether it subscribes to everything under its token, which a communication service does not demand. */
  readonly subscribe: boolean;
}

/**
 * An endpoint that speaks MQTT, alone on its connection or with others through `SharedConnection`, and remembers
 * whatever it receives.
 */
export class MqttEndpoint implements Endpoint {
  readonly identity: EndpointIdentity;
  readonly #client: DeviceConnection;
  readonly #inbox = new Inbox<ReceivedMessage>();
  readonly #responses = new WeakMap<SentRequest, Promise<EndpointResponse>>();
  readonly #listeners: ((message: ReceivedMessage) => void)[] = [];
  readonly #closers: (() => void)[] = [];
  #isClosed = false;
  #lastRequestId = 0;

  private constructor(client: DeviceConnection, identity: EndpointIdentity) {
    this.#client = client;
    this.identity = identity;
    client.onMessage(({ topic, payload, qos }) => this.#receive({ topic, payload, qos }));
    client.onClose(() => this.#close());
  }

  /**
   * An endpoint behind a client that is connected, whose messages it takes from now on. Resolves when it has
   * subscribed, if it is to; rejects if that is refused.
   */
  static async start(
    client: DeviceConnection,
    identity: EndpointIdentity,
    options: MqttEndpointOptions,
  ): Promise<MqttEndpoint> {
    const endpoint = new MqttEndpoint(client, identity);
    if (options.subscribe) {
      const filter = `kp1/${identity.appVersionName}/+/${identity.token}/#`;
      const [code] = await client.subscribe([{ filter, qos: 1 }]);
      if (code === SUBSCRIPTION_REFUSED) {
        throw new Error(`the server refused the subscription to ${filter}; subscribe to fewer filters`);
      }
    }
    return endpoint;
  }

  /** Every message that is still remembered, in the order of arrival. */
  get received(): readonly ReceivedMessage[] {
    return this.#inbox.all;
  }

  /**
   * Tells `listener` of every message, whoever else it is handed to: of those that are remembered now, of others when
   * they come.
   */
  onReceived(listener: (message: ReceivedMessage) => void): void {
    this.#listeners.push(listener);
    this.received.forEach(listener);
  }

  /** Calls `closer` when the connection has ended, now if it has already. */
  onClosed(closer: () => void): void {
    if (this.#isClosed) {
      closer();
    } else {
      this.#closers.push(closer);
    }
  }

  /** The id that the next request without one of its own will have: 1, 2, … */
  get nextRequestId(): number {
    return (this.#lastRequestId % REQUEST_ID_MAX) + 1;
  }

  /** Throws `InvalidTopicError` if the parts make no topic. Rejects if the connection ends before it is sent. */
  async send(request: EndpointRequest): Promise<SentRequest> {
    const requestId = this.#requestIdFor(request);
    const path = this.#topic(request, requestId);
    const sent = { path, requestId };
    request.onSending?.(sent);
    await this.#client.publish(path, request.payload, { qos: request.qos ?? 0 });
    return sent;
  }

  /** Without a request id, a push on the same resource counts as the response: 1/KP does not tell them apart. */
  awaitResponse(sent: SentRequest): Promise<EndpointResponse> {
    const awaited = this.#responses.get(sent) ?? this.#responseTo(sent);
    this.#responses.set(sent, awaited);
    return awaited;
  }

  /**
   * The first wanted message that was not handed out yet, whether it has come or is to come. Has no bound of its own:
   * wait with a `Waiter`. Rejects with `InboxClosedError` once the connection has ended. Whoever gives up waiting must
   * abort `signal`, lest a message that comes later be handed to nobody.
   */
  nextMessage(wanted: (message: ReceivedMessage) => boolean, signal?: AbortSignal): Promise<ReceivedMessage> {
    return this.#inbox.next(wanted, signal);
  }

  async nextPush(resource: PushedResource, signal?: AbortSignal): Promise<ReceivedMessage> {
    const topics = [undefined, resource.requestId].map((requestId) => `${this.#topic(resource, requestId)}/status`);
    return this.nextMessage(({ topic }) => topics.includes(topic), signal);
  }

  #receive(message: ReceivedMessage): void {
    this.#inbox.add(message);
    this.#listeners.forEach((listener) => listener(message));
  }

  #close(): void {
    this.#isClosed = true;
    this.#inbox.close();
    this.#closers.splice(0).forEach((closer) => closer());
  }

  #topic(
    { extensionInstanceName, resourcePath }: Pick<EndpointRequest, "extensionInstanceName" | "resourcePath">,
    requestId: number | undefined,
  ): string {
    const { appVersionName, token: endpointToken } = this.identity;
    return requestTopic({ appVersionName, extensionInstanceName, endpointToken, resourcePath, requestId });
  }

  async #responseTo({ path, requestId }: SentRequest): Promise<EndpointResponse> {
    const { topic, payload, qos } = await this.nextMessage(
      (message) => message.topic === `${path}/status` || message.topic === `${path}/error`,
    );
    const kind = topic.endsWith("/status") ? "status" : "error";
    return { kind, payload, path: topic, requestId, qos, status: undefined };
  }

  #requestIdFor({ requestId }: EndpointRequest): number | undefined {
    if (requestId === undefined) {
      this.#lastRequestId = this.nextRequestId;
      return this.#lastRequestId;
    }
    return requestId === "none" ? undefined : requestId;
  }
}
