import { jsonMembers } from "../../protocol/json/index.ts";
import {
  CONFIGURATION_PATH,
  CONFIRMATION_PATH,
  CONFIRMED,
  type MessageId,
  parseConfigurationMessage,
} from "../../protocol/raw-2017/index.ts";
import type { Endpoint, EndpointRequest, EndpointResponse, ReceivedMessage, SentRequest } from "../endpoint/index.ts";

/** How a device sends something. */
export type Raw2017SendOptions = Pick<EndpointRequest, "requestId" | "qos">;

/** A configuration as a device got it. */
export interface ReceivedConfiguration {
  /** Undefined if it came without one, and then it cannot be confirmed. */
  readonly id: MessageId | undefined;
  readonly entries: readonly unknown[];
  readonly payload: Uint8Array;
  readonly topic: string;
  readonly qos: 0 | 1;
}

/** What a device says of a configuration. */
export interface ConfirmOptions extends Raw2017SendOptions {
  /** "ok" unless told otherwise. */
  readonly status?: string;
}

const NOTHING = new Uint8Array();

/** What came to a device is no configuration, or none that can be confirmed. */
export class NoConfigurationError extends Error {
  override readonly name = "NoConfigurationError";
}

/** An endpoint of the time of 3/CMX (2017): it asks, or waits, for its configuration, and confirms what it got. */
export class Raw2017Device {
  readonly #endpoint: Endpoint;
  readonly #extensionInstanceName: string;

  constructor(endpoint: Endpoint, extensionInstanceName: string) {
    this.#endpoint = endpoint;
    this.#extensionInstanceName = extensionInstanceName;
  }

  /** Asks for the configuration: nothing is said, so the payload is empty. */
  ask(options: Raw2017SendOptions = {}): Promise<SentRequest> {
    return this.#send(CONFIGURATION_PATH, NOTHING, options);
  }

  /** What came back; without a request id, what comes next. As `awaitResponse` of `Endpoint`. */
  answerTo(sent: SentRequest): Promise<EndpointResponse> {
    return this.#endpoint.awaitResponse(sent);
  }

  /**
   * The next configuration that comes unasked, or asked without request id. As `nextPush` of `Endpoint`; rejects with
   * `NoConfigurationError` for what is none.
   */
  async nextConfiguration(signal?: AbortSignal): Promise<ReceivedConfiguration> {
    return receivedConfiguration(await this.nextMessage(signal));
  }

  /** The next message where configurations come, whatever it is. As `nextPush` of `Endpoint`. */
  nextMessage(signal?: AbortSignal): Promise<ReceivedMessage> {
    const resource = { extensionInstanceName: this.#extensionInstanceName, resourcePath: CONFIGURATION_PATH };
    return this.#endpoint.nextPush(resource, signal);
  }

  /**
   * Confirms a configuration with its own identifier, spelled as it came, and the quality of service by which it came
   * (3/CMX, "Request/response"). Throws `NoConfigurationError` if it has no identifier.
   */
  async confirm(received: ReceivedConfiguration, options: ConfirmOptions = {}): Promise<SentRequest> {
    const { status = CONFIRMED, qos = received.qos, ...rest } = options;
    const idText = jsonMembers(Buffer.from(received.payload).toString()).get("id");
    if (idText === undefined) {
      throw new NoConfigurationError("the configuration has no id; without one it cannot be confirmed");
    }
    return this.sendConfirmation(`{"id":${idText},"status":${JSON.stringify(status)}}`, { qos, ...rest });
  }

  /** Confirms any identifier, though no configuration may have had it. */
  confirmId(id: MessageId, status: string = CONFIRMED, options: Raw2017SendOptions = {}): Promise<SentRequest> {
    return this.sendConfirmation(JSON.stringify({ id, status }), options);
  }

  /** Sends any text in the place of a confirmation; without a request id, as the draft has none, unless told otherwise. */
  sendConfirmation(text: string, options: Raw2017SendOptions = {}): Promise<SentRequest> {
    return this.#send(CONFIRMATION_PATH, new TextEncoder().encode(text), { requestId: "none", ...options });
  }

  #send(resourcePath: string, payload: Uint8Array, options: Raw2017SendOptions): Promise<SentRequest> {
    const { requestId, qos } = options;
    return this.#endpoint.send({
      extensionInstanceName: this.#extensionInstanceName,
      resourcePath,
      payload,
      ...(requestId === undefined ? {} : { requestId }),
      ...(qos === undefined ? {} : { qos }),
    });
  }
}

/** Reads a message as a configuration. Throws `NoConfigurationError` with what is wrong. */
export function receivedConfiguration({ topic, payload, qos }: ReceivedMessage): ReceivedConfiguration {
  const message = parseConfigurationMessage(payload);
  if (!message.ok) {
    throw new NoConfigurationError(`what came on ${topic} is no configuration: ${message.problem}`);
  }
  const { id, entries } = message.value;
  return { id, entries, payload, topic, qos };
}

/** Reads the answer to a request as a configuration. Throws `NoConfigurationError` with what is wrong. */
export function answeredConfiguration({ path, payload, qos = 0, kind }: EndpointResponse): ReceivedConfiguration {
  if (kind === "error") {
    throw new NoConfigurationError(`the answer on ${path} is an error: ${Buffer.from(payload).toString()}`);
  }
  return receivedConfiguration({ topic: path, payload, qos });
}
