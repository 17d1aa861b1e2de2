import { clockWaiter, type Random, systemClock, type Timer } from "../../runtime/index.ts";
import {
  answersTwice,
  CommandDevice,
  delays,
  executesBy,
  leaves,
  MqttEndpoint,
  resends,
} from "../../simulators/endpoint/index.ts";
import { MqttClient, tcpChannels } from "../../transport/index.ts";
import { onceIn } from "../chance/index.ts";
import { INSTANCES } from "../instance-names.ts";
import { numberIn } from "./call.ts";
import { lastingRequestIds } from "./lasting-request-ids.ts";
import { Presence } from "./presence.ts";

/** Who a device is, and where it connects. */
export interface DeviceIdentity {
  readonly endpointId: string;
  readonly appVersionName: string;
  readonly token: string;
  readonly mqttAddress: string;
}

const CONNECT_MS = 10_000;
const KEEP_ALIVE_SECONDS = 60;
const RESEND_MS = 1_000;
const SLOW_MS = 700;
/** How long it stays away when it shall stay connected and had to leave. */
const RETURN_MS = 100;
/** One in so many devices seldom leaves. */
const STEADY_OF = 2;

const echoes = resends(
  executesBy(({ id, payload }) => ({ id, call: numberIn(payload, "call") })),
  RESEND_MS,
);
/** What it does with the commands of each type; every result is sent again until it is answered. */
const BEHAVIOURS = {
  run: echoes,
  delay: delays(echoes, SLOW_MS),
  repeat: answersTwice(echoes),
  leave: leaves(echoes),
} as const;

/** What a device may be asked to do. */
export type CommandType = keyof typeof BEHAVIOURS;

const waiter = clockWaiter(systemClock);

/** A device that executes commands over MQTT, and that comes and goes, until it is told to stay. */
export class RestlessDevice {
  readonly identity: DeviceIdentity;
  readonly presence = new Presence();
  readonly commands = new CommandDevice({ extensionInstanceName: INSTANCES.cex, clock: systemClock });
  readonly #random: Random;
  #client: MqttClient | undefined;
  #timer: Timer | undefined;
  readonly #isSteady: boolean;
  #isStaying = false;
  #isClosed = false;
  #problem: Error | undefined;

  constructor(identity: DeviceIdentity, random: Random) {
    this.identity = identity;
    this.#random = random;
    this.#isSteady = onceIn(random, STEADY_OF);
    for (const [commandType, behaviour] of Object.entries(BEHAVIOURS)) {
      this.commands.behave(commandType, behaviour);
    }
  }

  /** Why it could not connect, if it could not. */
  get problem(): Error | undefined {
    return this.#problem;
  }

  /** Connects, and comes and goes from now on. */
  roam(): Promise<void> {
    return this.#connect();
  }

  /** Connects if it is away, and leaves only when a command makes it, to come back at once. */
  async stay(): Promise<void> {
    this.#isStaying = true;
    this.#timer?.cancel();
    if (this.#client === undefined) {
      await this.#connect();
    }
  }

  /** Hangs up, and does nothing more. */
  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
    this.commands.close();
    this.#hangUp();
  }

  async #connect(): Promise<void> {
    const opening = await waiter.within(CONNECT_MS, this.#open());
    if (!opening.settled) {
      throw new Error(`${this.identity.endpointId} could not connect within ${CONNECT_MS} ms`);
    }
    if (!this.#isStaying) {
      this.#after(this.#onlineMs(), () => this.#hangUp());
    }
    if (this.#random.integer(0, 1) === 0) {
      // The connection may have ended already.
      this.commands.request().catch(() => undefined);
    }
  }

  async #open(): Promise<void> {
    const { endpointId: clientId, mqttAddress, ...identity } = this.identity;
    const channel = await tcpChannels.connect(mqttAddress);
    const client = await MqttClient.connect(channel, {
      clientId,
      keepAliveSeconds: KEEP_ALIVE_SECONDS,
      clock: systemClock,
    });
    this.#client = client;
    client.onClose(() => this.#closed(client));
    const connection = lastingRequestIds(client, this.presence.count);
    const endpoint = await MqttEndpoint.start(connection, identity, { subscribe: true });
    this.presence.begin(systemClock.now());
    this.commands.connect({ via: "mqtt", endpoint, leave: () => this.#hangUp() });
  }

  /** Every other time without a word. */
  #hangUp(): void {
    const client = this.#client;
    this.presence.end(systemClock.now());
    if (this.#random.integer(0, 1) === 0) {
      client?.disconnect();
    } else {
      client?.destroy();
    }
  }

  #closed(client: MqttClient): void {
    this.presence.end(systemClock.now());
    if (this.#client !== client) {
      return;
    }
    this.#client = undefined;
    if (!this.#isClosed) {
      this.#after(this.#isStaying ? RETURN_MS : this.#offlineMs(), () => {
        this.#connect().catch((cause: unknown) => {
          this.#problem ??= cause instanceof Error ? cause : new Error(String(cause));
        });
      });
    }
  }

  /** Mostly some seconds; sometimes longer than it takes to be owed something. */
  #onlineMs(): number {
    const isLong = this.#isSteady || this.#random.integer(1, 10) > 6;
    return isLong ? this.#random.integer(12_000, 40_000) : this.#random.integer(300, 7_000);
  }

  /** Mostly a moment; sometimes so long that commands expire. */
  #offlineMs(): number {
    return this.#random.integer(1, 100) <= 93 ? this.#random.integer(50, 3_000) : this.#random.integer(9_000, 18_000);
  }

  #after(delayMs: number, action: () => void): void {
    this.#timer?.cancel();
    this.#timer = systemClock.schedule(delayMs, action);
  }
}
