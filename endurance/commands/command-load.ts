import { clockWaiter, type Random, systemClock, type Timer } from "../../runtime/index.ts";
import { oneOf } from "../chance/index.ts";
import type { Call } from "./call.ts";
import type { CexSlots } from "./cex-slots.ts";
import type { Invocations } from "./invocations.ts";
import type { RestCaller } from "./rest-caller.ts";
import type { CommandType } from "./restless-device.ts";

/** Somebody who invokes commands on some endpoints. */
export interface LoadingCaller {
  readonly caller: RestCaller;
  readonly endpointIds: readonly string[];
}

/** What a load is made of. */
export interface CommandLoadParts {
  readonly callers: readonly LoadingCaller[];
  readonly slots: Pick<CexSlots, "places">;
  readonly invocations: Invocations;
  readonly random: Random;
  readonly perSecond: number;
  readonly ttlMsMax: number;
}

/** Callers come at their own pace, whether or not they are answered; above so many open calls none comes. */
const OPEN_MAX = 500;
const END_MS = 30_000;
/** Of a hundred commands, so many live shorter than it may take to get over a fault. */
const SHORT_LIVED_PERCENT = 12;
const SHORT_TTL_MS = { minimum: 3_000, maximum: 6_000 };
const TTL_MS_MIN = 10_500;
const ASYNCHRONOUS_PERCENT = 40;
const AWAIT_SECONDS_MAX = 3;

/** Callers invoke commands, of endpoints and replicas by chance, until the load is ended. */
export class CommandLoad {
  readonly #parts: CommandLoadParts;
  #timer: Timer;
  #count = 0;

  constructor(parts: CommandLoadParts) {
    this.#parts = parts;
    this.#timer = systemClock.schedule(0, () => this.#act());
  }

  /** How many calls were made. */
  get count(): number {
    return this.#count;
  }

  /** Begins nothing new; resolves when all calls have ended. */
  async end(): Promise<void> {
    this.#timer.cancel();
    const { settled } = await clockWaiter(systemClock).within(END_MS, this.#parts.invocations.untilAllAnswered());
    if (!settled) {
      throw new Error(`${this.#parts.invocations.open()} calls were not answered within ${END_MS} ms`);
    }
  }

  /** So many callers come at the same moment. */
  burst(count: number): void {
    for (let number = 0; number < count; number += 1) {
      this.#come();
    }
  }

  #act(): void {
    this.#timer = systemClock.schedule(1_000 / this.#parts.perSecond, () => this.#act());
    this.#come();
  }

  #come(): void {
    const { callers, invocations, random } = this.#parts;
    const caller = oneOf(random, callers);
    if (invocations.open() < OPEN_MAX) {
      void this.#invoke(caller.caller, oneOf(random, caller.endpointIds));
    }
  }

  async #invoke(caller: RestCaller, endpointId: string): Promise<void> {
    const { invocations, random, slots } = this.#parts;
    const { replicaId, restUrl } = oneOf(random, slots.places);
    this.#count += 1;
    const isAsynchronous = random.integer(1, 100) <= ASYNCHRONOUS_PERCENT;
    const call: Call = {
      call: this.#count,
      endpointId,
      commandType: this.#commandType(),
      ttlMs: this.#ttlMs(),
      awaitSeconds: isAsynchronous ? 0 : random.integer(1, AWAIT_SECONDS_MAX),
      replicaId,
      calledAtMs: systemClock.now(),
    };
    invocations.begin(call);
    invocations.end(call, await caller.invoke(restUrl, call));
  }

  #commandType(): CommandType {
    const share = this.#parts.random.integer(1, 100);
    return share <= 60 ? "run" : share <= 82 ? "delay" : share <= 95 ? "repeat" : "leave";
  }

  #ttlMs(): number {
    const { random, ttlMsMax } = this.#parts;
    return random.integer(1, 100) <= SHORT_LIVED_PERCENT
      ? random.integer(SHORT_TTL_MS.minimum, SHORT_TTL_MS.maximum)
      : random.integer(TTL_MS_MIN, ttlMsMax);
  }
}
