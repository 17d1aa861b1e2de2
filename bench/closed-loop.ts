import type { Clock, Waiter } from "../runtime/index.ts";
import type { BusMessage, BusSubscription, MessageBus } from "../transport/index.ts";
import { BenchmarkError } from "./benchmark-error.ts";
import { configRequestProblem, extensionDataProblem } from "./message-check.ts";
import type { MessageSizes } from "./message-sizes.ts";
import { PreparedMessages, sequenceOf, slotOf } from "./prepared-messages.ts";
import type { Side } from "./side.ts";

/** What is to be driven, and how. */
export interface ClosedLoopSettings {
  readonly side: Side;
  readonly sizes: MessageSizes;
  /** Requests under way at any moment. */
  readonly inFlight: number;
  /** Whether answers bear the correlation id of their request; those of the relay always bear the same. */
  readonly correlated: boolean;
}

/** What one round came to. */
export interface Round {
  readonly requestsPerSecond: number;
  /** Share of the time in which the driver's event loop had work: near 1, the driver is what limits. */
  readonly driverBusy: number;
  readonly answered: number;
  /** How many of the answers were decoded and compared with what they should say. */
  readonly compared: number;
}

/** One message of this many is decoded and compared. */
const SAMPLE = 64;
const DRAIN_MS = 5_000;

/**
 * Keeps a fixed number of requests in flight: each answer brings on the next request. Plays the communication service
 * and the configuration data provider, with the same work for either side, whatever the service does.
 */
export class ClosedLoop {
  readonly #bus: MessageBus;
  readonly #settings: ClosedLoopSettings;
  readonly #clock: Clock;
  readonly #waiter: Waiter;
  readonly #failed: Promise<never>;
  readonly #outstanding: Uint32Array;
  #fail: (error: BenchmarkError) => void = () => undefined;
  #drained: () => void = () => undefined;
  #prepared = new PreparedMessages(0, 0);
  #running = false;
  #sequence = 0;
  #inFlight = 0;
  #provided = 0;
  #answered = 0;
  #compared = 0;

  constructor(bus: MessageBus, settings: ClosedLoopSettings, clock: Clock, waiter: Waiter) {
    this.#bus = bus;
    this.#settings = settings;
    this.#clock = clock;
    this.#waiter = waiter;
    this.#outstanding = new Uint32Array(settings.inFlight);
    this.#failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.#failed.catch(() => undefined); // looked at in each round
  }

  /** Measures for `durationMs`, then waits for what is still under way. Rejects with `BenchmarkError`. */
  async round(durationMs: number): Promise<Round> {
    this.#prepared = new PreparedMessages(this.#settings.inFlight, this.#clock.now());
    this.#answered = 0;
    this.#compared = 0;
    const subscriptions = this.#subscribe();
    try {
      await this.#bus.flush();
      return await this.#measure(durationMs);
    } finally {
      this.#running = false;
      for (const subscription of subscriptions) {
        subscription.unsubscribe();
      }
    }
  }

  #subscribe(): BusSubscription[] {
    const { side } = this.#settings;
    return [
      this.#bus.subscribe(side.configRequest, (message) => this.#provide(message)),
      this.#bus.subscribe(side.extensionData, ({ payload }) => this.#takeAnswer(payload)),
    ];
  }

  async #measure(durationMs: number): Promise<Round> {
    const drained = new Promise<void>((resolve) => {
      this.#drained = resolve;
    });
    const startMs = performance.now();
    const startBusy = performance.eventLoopUtilization();
    this.#running = true;
    for (let slot = 0; slot < this.#settings.inFlight; slot += 1) {
      this.#send(slot);
    }
    await this.#waiter.within(durationMs, this.#failed);
    const round: Round = {
      requestsPerSecond: (this.#answered * 1000) / (performance.now() - startMs),
      driverBusy: performance.eventLoopUtilization(startBusy).utilization,
      answered: this.#answered,
      compared: this.#compared,
    };
    this.#running = false;
    const { settled } = await this.#waiter.within(DRAIN_MS, Promise.race([drained, this.#failed]));
    if (!settled) {
      const { title } = this.#settings.side;
      throw new BenchmarkError(`the ${title} left ${this.#inFlight} requests unanswered for ${DRAIN_MS} ms`);
    }
    return round;
  }

  #send(slot: number): void {
    this.#sequence += 1;
    const { side } = this.#settings;
    const clientData = this.#prepared.clientData(slot, this.#sequence);
    if (clientData === undefined) {
      this.#fault(`an answer named slot ${slot}, which does not exist`);
      return;
    }
    this.#outstanding[slot] = this.#sequence;
    this.#inFlight += 1;
    this.#bus.publish(side.clientData, clientData, side.extensionData);
  }

  /** As the provider: answers a service's request for a configuration where it wants the answer. */
  #provide({ payload, replyTo }: BusMessage): void {
    this.#provided += 1;
    const response = this.#prepared.configResponse(slotOf(payload), sequenceOf(payload));
    if (payload.length !== this.#settings.sizes.configRequest || replyTo === undefined || response === undefined) {
      this.#fault(`a ConfigRequest of ${payload.length} bytes came that cannot be answered`);
      return;
    }
    this.#compare(this.#provided, configRequestProblem, payload);
    this.#bus.publish(replyTo, response);
  }

  #takeAnswer(payload: Uint8Array): void {
    const slot = slotOf(payload);
    if (payload.length !== this.#settings.sizes.extensionData) {
      this.#fault(`an ExtensionData of ${payload.length} bytes came; all should be of the same size`);
      return;
    }
    if (this.#settings.correlated && this.#outstanding[slot] !== sequenceOf(payload)) {
      this.#fault(`an answer to request ${sequenceOf(payload)} of slot ${slot} came, which is not under way`);
      return;
    }
    this.#answered += 1;
    this.#compared += this.#compare(this.#answered, extensionDataProblem, payload);
    this.#inFlight -= 1;
    if (this.#running) {
      this.#send(slot);
    } else if (this.#inFlight === 0) {
      this.#drained();
    }
  }

  /** Compares if it is this message's turn, and returns how many were compared. */
  #compare(count: number, problemOf: (bytes: Uint8Array) => string | undefined, payload: Uint8Array): number {
    if (count % SAMPLE !== 0) {
      return 0;
    }
    const problem = problemOf(payload);
    if (problem !== undefined) {
      this.#fault(problem);
    }
    return 1;
  }

  #fault(problem: string): void {
    this.#running = false;
    this.#fail(new BenchmarkError(`the ${this.#settings.side.title} does not do its work: ${problem}`));
  }
}
