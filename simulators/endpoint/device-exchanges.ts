import { parseErrorResponse } from "../../protocol/kp/index.ts";
import type { EndpointRequest, EndpointResponse, ReceivedMessage, SentRequest } from "./endpoint.ts";
import type { HttpEndpoint } from "./http-endpoint.ts";
import type { MqttEndpoint } from "./mqtt-endpoint.ts";

/** What a device is connected by. */
export type DeviceLine =
  | {
      readonly via: "mqtt";
      readonly endpoint: MqttEndpoint;
      /** Ends the connection. */
      readonly leave: () => void;
    }
  | { readonly via: "http"; readonly endpoint: HttpEndpoint };

/** How many requests a device waits for an answer to; above that the oldest wait no longer. */
export const AWAITED_ANSWERS_MAX = 10_000;

type Answered = (response: EndpointResponse) => void;

/** The requests of a device and what comes back, by whatever it is connected, one connection after the other. */
export class DeviceExchanges {
  readonly #unasked: (message: ReceivedMessage) => void;
  /** By topic, those who wait for what comes there. */
  readonly #awaited = new Map<string, Answered>();
  readonly #seen = new WeakSet<ReceivedMessage>();
  readonly #known = new WeakSet<MqttEndpoint>();
  #line: DeviceLine | undefined;

  /** `unasked` is told of messages that answer no request: the first one on the topic of a request answers it. */
  constructor(unasked: (message: ReceivedMessage) => void) {
    this.#unasked = unasked;
  }

  /** What the device is connected by now, if by anything. */
  get line(): DeviceLine | undefined {
    return this.#line;
  }

  /**
   * From now on, requests go out here; `connected` is called when they do, if they did not before, and then what has
   * come here is taken. Messages are taken from earlier connections, too, while they last.
   */
  connect(line: DeviceLine, connected: () => void): void {
    if (line.endpoint === this.#line?.endpoint) {
      return;
    }
    this.#awaited.clear();
    this.#line = line;
    connected();
    if (line.via === "mqtt" && !this.#known.has(line.endpoint)) {
      this.#known.add(line.endpoint);
      line.endpoint.onReceived((message) => this.#receive(message));
      line.endpoint.onClosed(() => this.#closed(line.endpoint));
    }
  }

  /** Sends nothing more. */
  disconnect(): void {
    this.#line = undefined;
    this.#awaited.clear();
  }

  /**
   * Sends a request, whose first answer goes to `answered`, at once or later. Rejects if there is no connection or it
   * ends first; with `InvalidTopicError` if there is no such topic.
   */
  async send(request: EndpointRequest, answered: Answered): Promise<SentRequest> {
    const line = this.#line;
    if (line === undefined) {
      throw new Error("the device is not connected; connect it first");
    }
    if (line.via === "mqtt") {
      return line.endpoint.send({ ...request, onSending: ({ path }) => this.#await(path, answered) });
    }
    const sent = await line.endpoint.send(request);
    // A request whose connection breaks has no answer.
    line.endpoint.awaitResponse(sent).then(answered, () => undefined);
    return sent;
  }

  #await(path: string, answered: Answered): void {
    this.#awaited.delete(path);
    this.#awaited.set(path, answered);
    const [oldest] = this.#awaited.keys();
    if (this.#awaited.size > AWAITED_ANSWERS_MAX && oldest !== undefined) {
      this.#awaited.delete(oldest);
    }
  }

  #receive(message: ReceivedMessage): void {
    if (this.#seen.has(message)) {
      return;
    }
    this.#seen.add(message);
    const end = message.topic.lastIndexOf("/");
    const [base, kind] = [message.topic.slice(0, end), message.topic.slice(end + 1)];
    const answered = this.#awaited.get(base);
    if (answered === undefined || (kind !== "status" && kind !== "error")) {
      this.#unasked(message);
      return;
    }
    this.#awaited.delete(base);
    const { topic: path, payload, qos } = message;
    answered({ kind, payload, path, requestId: undefined, qos, status: undefined });
  }

  #closed(endpoint: MqttEndpoint): void {
    if (this.#line?.endpoint === endpoint) {
      this.disconnect();
    }
  }
}

/** The status of a response, as in HTTP; undefined if it does not say any. Over MQTT a success is a 200. */
export function statusOf({ kind, status, payload }: EndpointResponse): number | undefined {
  if (status !== undefined || kind === "status") {
    return status ?? 200;
  }
  const error = parseErrorResponse(payload);
  return error.ok ? error.value.statusCode : undefined;
}
