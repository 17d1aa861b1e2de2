import { configurationPath, encodeConfigurationRequest, parseConfigurationResponse } from "../../protocol/cmp/index.ts";
import { parseResponseTopic, requestTopic } from "../../protocol/kp/index.ts";
import { clockWaiter, systemClock } from "../../runtime/index.ts";
import { MqttClient, type MqttMessage, tcpChannels } from "../../transport/index.ts";
import { INSTANCES } from "../instance-names.ts";

/** Who a device is, and whether it says that it wants to hear of new configurations. */
export interface FleetIdentity {
  readonly endpointId: string;
  readonly appVersionName: string;
  readonly token: string;
  readonly observing: boolean;
}

/** How long a device waits for an answer before it asks again. */
const RETRY_MS = 2_000;
const ATTEMPTS_MAX = 10;
const CONNECT_MS = 10_000;
const KEEP_ALIVE_SECONDS = 60;
const HISTORY_MAX = 20;

const waiter = clockWaiter(systemClock);

async function settled<T>(what: string, work: Promise<T>): Promise<T> {
  const outcome = await waiter.within(CONNECT_MS, work);
  if (!outcome.settled) {
    throw new Error(`${what} took more than ${CONNECT_MS} ms`);
  }
  return outcome.value;
}

/** A device on a connection of its own, which holds the configuration that it received last, asked for or not. */
export class FleetDevice {
  readonly identity: FleetIdentity;
  /** Identifier of the configuration that was received last since it connected. */
  configId: string | undefined;
  /** What happened to it last, with Unix milliseconds, for whoever has to find out what went wrong. */
  readonly history: string[] = [];
  readonly #onNews: () => void;
  #client: MqttClient | undefined;
  #requestId = 0;
  #awaited: { readonly requestId: number; readonly answered: (kind: "status" | "error") => void } | undefined;
  #problem: string | undefined;

  /** `onNews` is called after each message that the device received. */
  constructor(identity: FleetIdentity, onNews: () => void) {
    this.identity = identity;
    this.#onNews = onNews;
  }

  /** What went wrong with its connection, if anything did. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Connects and subscribes to whatever is meant for it; it then holds no configuration. */
  async connect(mqttAddress: string): Promise<void> {
    const { endpointId, appVersionName, token } = this.identity;
    const channel = await tcpChannels.connect(mqttAddress);
    const client = await MqttClient.connect(channel, {
      clientId: endpointId,
      keepAliveSeconds: KEEP_ALIVE_SECONDS,
      clock: systemClock,
    });
    this.#client = client;
    this.configId = undefined;
    this.note("connected");
    client.onMessage((message) => this.#take(client, message));
    client.onClose((reason) => {
      if (reason !== undefined) {
        this.#problem = `${endpointId} lost its connection: ${reason.message}`;
      }
    });
    await settled("subscribing", client.subscribe([{ filter: `kp1/${appVersionName}/+/${token}/#`, qos: 1 }]));
  }

  /** Keeps what happened to it. */
  note(what: string): void {
    this.history.push(`${systemClock.now()} ${what}`);
    if (this.history.length > HISTORY_MAX) {
      this.history.shift();
    }
  }

  /** Hangs up, if it is connected. */
  disconnect(): void {
    this.#client?.disconnect();
    this.#client = undefined;
  }

  /**
   * Asks for its configuration until it gets one or `givesUp` says that it shall not ask again. Returns how often it
   * asked, and whether it got one. Rejects after ten attempts.
   */
  async ask(givesUp: () => boolean): Promise<{ readonly attempts: number; readonly answered: boolean }> {
    for (let attempts = 1; attempts <= ATTEMPTS_MAX; attempts += 1) {
      const answered = (await this.#askOnce()) === "status";
      if (answered || givesUp()) {
        return { attempts, answered };
      }
    }
    throw new Error(`${this.identity.endpointId} asked ${ATTEMPTS_MAX} times and got no configuration`);
  }

  async #askOnce(): Promise<"status" | "error" | undefined> {
    this.#requestId += 1;
    const requestId = this.#requestId;
    const answer = new Promise<"status" | "error">((resolve) => {
      this.#awaited = { requestId, answered: resolve };
    });
    const { appVersionName, token: endpointToken, observing } = this.identity;
    const resourcePath = configurationPath();
    const extensionInstanceName = INSTANCES.cmx;
    const topic = requestTopic({ appVersionName, extensionInstanceName, endpointToken, resourcePath, requestId });
    await this.#client?.publish(topic, encodeConfigurationRequest(observing ? { observe: true } : {}), { qos: 0 });
    const waited = await waiter.within(RETRY_MS, answer);
    this.#awaited = undefined;
    if (waited.settled && waited.value === "error") {
      // A provider that cannot be reached is told at once; asking again at once would be no patience.
      await waiter.within(RETRY_MS / 10, new Promise(() => undefined));
    }
    return waited.settled ? waited.value : undefined;
  }

  #take(client: MqttClient, { topic, payload }: MqttMessage): void {
    const parsed = parseResponseTopic(topic, "accept");
    if (client !== this.#client || !parsed.ok) {
      return;
    }
    const { kind, path } = parsed.value;
    const response = kind === "status" ? parseConfigurationResponse(payload, "deployed") : undefined;
    if (response?.ok === true && response.value.configId !== undefined) {
      this.configId = response.value.configId;
    }
    this.note(`received ${path.requestId ?? "pushed"} ${kind} ${Buffer.from(payload).toString().slice(0, 60)}`);
    if (this.#awaited?.requestId === path.requestId) {
      this.#awaited?.answered(kind);
    }
    this.#onNews();
  }
}
