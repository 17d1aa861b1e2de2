import type { BusMessage, BusSubscription, MessageBus } from "../../transport/index.ts";
import { BenchmarkError } from "./benchmark-error.ts";
import { SEQUENCE_END, sequenceOf, slotOf } from "./correlation.ts";
import type { Conversation, Party, Provider } from "./party.ts";
import type { Time } from "./time.ts";

/** What one round came to. */
export interface Round {
  readonly requestsPerSecond: number;
  /** Share of the time in which the driver's event loop had work: near 1, the driver is what limits. */
  readonly driverBusy: number;
  readonly answered: number;
  /** How many of the answers were decoded and compared with what they should say. */
  readonly compared: number;
}

/** Before the first round nothing is said. */
const SILENCE: Conversation = {
  clientData: () => undefined,
  extensionDataBytes: () => 0,
  extensionDataProblem: () => undefined,
  provider: undefined,
};

/** One message of this many is decoded and compared. */
const SAMPLE = 64;
const DRAIN_MS = 5_000;

/**
 * Keeps a fixed number of requests in flight: each answer brings on the next request. Plays the communication service,
 * and the provider if there is one, with the same work for every party, whatever it does.
 */
export class ClosedLoop {
  readonly #bus: MessageBus;
  readonly #party: Party;
  readonly #time: Time;
  readonly #failed: Promise<never>;
  readonly #outstanding: Uint32Array;
  #fail: (error: BenchmarkError) => void = () => undefined;
  #drained: () => void = () => undefined;
  #conversation = SILENCE;
  #running = false;
  #sequence = 0;
  #inFlight = 0;
  #provided = 0;
  #answered = 0;
  #compared = 0;

  /** `inFlight` requests are under way at any moment of a round. */
  constructor(bus: MessageBus, party: Party, inFlight: number, time: Time) {
    this.#bus = bus;
    this.#party = party;
    this.#time = time;
    this.#outstanding = new Uint32Array(inFlight);
    this.#failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.#failed.catch(() => undefined); // looked at in each round
  }

  /** Measures for `durationMs`, then waits for what is still under way. Rejects with `BenchmarkError`. */
  async round(durationMs: number): Promise<Round> {
    this.#conversation = this.#party.conversation(this.#outstanding.length, this.#time.clock.now());
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
    const { provider } = this.#conversation;
    const answers = this.#bus.subscribe(this.#party.extensionData, ({ payload }) => this.#takeAnswer(payload));
    return provider === undefined
      ? [answers]
      : [answers, this.#bus.subscribe(provider.subject, (message) => this.#provide(provider, message))];
  }

  async #measure(durationMs: number): Promise<Round> {
    const drained = new Promise<void>((resolve) => {
      this.#drained = resolve;
    });
    const startMs = performance.now();
    const startBusy = performance.eventLoopUtilization();
    this.#running = true;
    for (let slot = 0; slot < this.#outstanding.length; slot += 1) {
      this.#send(slot);
    }
    await this.#time.waiter.within(durationMs, this.#failed);
    const round: Round = {
      requestsPerSecond: (this.#answered * 1000) / (performance.now() - startMs),
      driverBusy: performance.eventLoopUtilization(startBusy).utilization,
      answered: this.#answered,
      compared: this.#compared,
    };
    this.#running = false;
    const { settled } = await this.#time.waiter.within(DRAIN_MS, Promise.race([drained, this.#failed]));
    if (!settled) {
      throw new BenchmarkError(
        `the ${this.#party.title} left ${this.#inFlight} requests unanswered for ${DRAIN_MS} ms`,
      );
    }
    return round;
  }

  #send(slot: number): void {
    this.#sequence = (this.#sequence + 1) % SEQUENCE_END;
    const clientData = this.#conversation.clientData(slot, this.#sequence);
    if (clientData === undefined) {
      this.#fault(`an answer named slot ${slot}, which does not exist`);
      return;
    }
    this.#outstanding[slot] = this.#sequence;
    this.#inFlight += 1;
    this.#bus.publish(this.#party.clientData, clientData, this.#party.extensionData);
  }

  /** As the provider: answers a service's request where it wants the answer. */
  #provide(provider: Provider, { payload, replyTo }: BusMessage): void {
    this.#provided += 1;
    const response = provider.response(payload);
    if (payload.length !== provider.requestBytes || replyTo === undefined || response === undefined) {
      this.#fault(`a request of ${payload.length} bytes came to the provider that cannot be answered`);
      return;
    }
    if (this.#provided % SAMPLE === 0) {
      this.#compare(provider.requestProblem(payload));
    }
    this.#bus.publish(replyTo, response);
  }

  #takeAnswer(payload: Uint8Array): void {
    const slot = slotOf(payload);
    const sequence = sequenceOf(payload);
    const bytes = this.#conversation.extensionDataBytes(sequence);
    if (payload.length !== bytes) {
      this.#fault(`an ExtensionData of ${payload.length} bytes came in the place of one of ${bytes}`);
      return;
    }
    if (this.#party.isCorrelated && this.#outstanding[slot] !== sequence) {
      this.#fault(`an answer to request ${sequence} of slot ${slot} came, which is not under way`);
      return;
    }
    this.#answered += 1;
    if (this.#answered % SAMPLE === 0) {
      this.#compare(this.#conversation.extensionDataProblem(payload));
      this.#compared += 1;
    }
    this.#inFlight -= 1;
    if (this.#running) {
      this.#send(slot);
    } else if (this.#inFlight === 0) {
      this.#drained();
    }
  }

  #compare(problem: string | undefined): void {
    if (problem !== undefined) {
      this.#fault(problem);
    }
  }

  #fault(problem: string): void {
    this.#running = false;
    this.#fail(new BenchmarkError(`the ${this.#party.title} does not do its work: ${problem}`));
  }
}
