import { configurationPath, encodeConfigurationRequest } from "../../protocol/cmp/index.ts";
import { clientDataSubject, extensionDataCodec } from "../../protocol/esp/index.ts";
import { clockWaiter, type Random, systemClock } from "../../runtime/index.ts";
import type { BusMessage, MessageBus } from "../../transport/index.ts";
import { oneOf } from "../chance/index.ts";
import { INSTANCES } from "../instance-names.ts";
import { busTorment, tormentedPlaces } from "./bus-torment.ts";
import { httpTorment } from "./http-torment.ts";
import { mqttTorment } from "./mqtt-torment.ts";
import { encodeClientData, TORMENTOR_SUBJECT } from "./places.ts";
import { sendRaw } from "./raw-connection.ts";

/** Whom a tormentor torments. */
export interface Tormented {
  readonly cmxReplicaIds: readonly string[];
  /** `tcp://host:port` of servers for MQTT. */
  readonly mqttAddress: string;
  /** `http://host:port` where devices are served; the first. The others serve something else. */
  readonly httpUrls: readonly [devices: string, ...others: string[]];
}

/** An endpoint that is well-behaved and has to be served all along. */
export interface SteadyEndpoint {
  readonly endpointId: string;
  readonly appVersionName: string;
}

/** Of a hundred messages, so many come over MQTT, and as many over HTTP; the others over the bus. */
const CLIENT_PERCENT = 8;
const ANSWER_MS = 15_000;

const waiter = clockWaiter(systemClock);

/** Sends malformed messages, each determined by the seed and its number, and keeps account of what is answered. */
export class Tormentor {
  /** How often each readable ClientData with an unreadable payload was refused, by correlation identifier. */
  readonly refusals = new Map<string, number>();
  readonly #bus: MessageBus;
  readonly #random: Random;
  readonly #tormented: Tormented;
  readonly #places;
  readonly #answered = new Map<string, (statusCode: number) => void>();
  #steadyRequests = 0;

  constructor(bus: MessageBus, random: Random, tormented: Tormented) {
    this.#bus = bus;
    this.#random = random;
    this.#tormented = tormented;
    this.#places = tormentedPlaces(tormented.cmxReplicaIds);
    bus.subscribe(TORMENTOR_SUBJECT, (message) => this.#take(message));
  }

  /** Sends the message with this number. Rejects if a client is not answered as it has to be. */
  async torment(index: number): Promise<void> {
    const random = this.#random.fork(String(index));
    const share = random.integer(1, 100);
    if (share <= CLIENT_PERCENT) {
      await sendRaw(this.#tormented.mqttAddress, mqttTorment(random), true);
    } else if (share <= 2 * CLIENT_PERCENT) {
      await this.#overHttp(random, index);
    } else {
      this.#overBus(random, index);
    }
  }

  /** Asks for a configuration in the name of a well-behaved endpoint. Rejects if it is not served. */
  async assertServed({ endpointId, appVersionName }: SteadyEndpoint): Promise<void> {
    this.#steadyRequests += 1;
    const correlationId = `steady-${this.#steadyRequests}`;
    const answer = new Promise<number>((resolve) => this.#answered.set(correlationId, resolve));
    const data = {
      correlationId,
      timestamp: systemClock.now(),
      timeout: 0,
      appVersionName,
      endpointId,
      resourcePath: configurationPath(),
      requestId: this.#steadyRequests,
      payload: encodeConfigurationRequest({}),
      configName: null,
    };
    this.#bus.publish(clientDataSubject(INSTANCES.cmx), encodeClientData(data), TORMENTOR_SUBJECT);
    const waited = await waiter.within(ANSWER_MS, answer);
    if (!waited.settled || waited.value !== 200) {
      const found = waited.settled ? `with ${waited.value}` : `not at all within ${ANSWER_MS} ms`;
      throw new Error(`the well-formed request ${correlationId} was answered ${found}`);
    }
  }

  #overBus(random: Random, index: number): void {
    const { subject, payload, replyTo, refusedCorrelationId } = busTorment(random, this.#places, index);
    if (refusedCorrelationId !== undefined) {
      this.refusals.set(refusedCorrelationId, 0);
    }
    this.#bus.publish(subject, payload, replyTo);
  }

  async #overHttp(random: Random, index: number): Promise<void> {
    const { bytes, refusal } = httpTorment(random);
    const [devices] = this.#tormented.httpUrls;
    const url = refusal ? devices : oneOf(random, this.#tormented.httpUrls);
    const answer = await sendRaw(url.replace("http:", "tcp:"), bytes, !refusal);
    const line = Buffer.from(answer).toString("latin1").split("\r\n")[0] ?? "";
    if (refusal && !/^HTTP\/1\.1 4\d\d /.test(line)) {
      throw new Error(`malformed HTTP request ${index} was answered "${line}" instead of being refused`);
    }
  }

  #take({ payload, noResponders }: BusMessage): void {
    const decoded = extensionDataCodec.decode(payload);
    if (noResponders || !decoded.ok) {
      return;
    }
    const { correlationId, statusCode } = decoded.value;
    const count = this.refusals.get(correlationId);
    if (count !== undefined) {
      // A success is no refusal; it must not pass for one.
      this.refusals.set(correlationId, statusCode >= 400 && statusCode <= 499 ? count + 1 : Number.NaN);
    }
    this.#answered.get(correlationId)?.(statusCode);
    this.#answered.delete(correlationId);
  }
}
