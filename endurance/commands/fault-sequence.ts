import { clockWaiter, type Random, systemClock } from "../../runtime/index.ts";
import type { CexSlots } from "./cex-slots.ts";
import type { CommandLoad } from "./command-load.ts";
import type { CommandWorld } from "./command-world.ts";
import type { DeviceCrowd } from "./device-crowd.ts";
import type { Fault, FaultKind } from "./fault.ts";
import type { Invocations } from "./invocations.ts";

/** What breaks, and who may be asked whether it has recovered. */
export interface FaultSequenceParts {
  readonly world: Pick<CommandWorld, "broker" | "database">;
  readonly slots: CexSlots;
  readonly crowd: Pick<DeviceCrowd, "openResults">;
  readonly load: Pick<CommandLoad, "burst">;
  readonly invocations: Invocations;
  readonly random: Random;
  /** Told of each fault. */
  readonly tell: (fault: Fault, number: number) => void;
}

/** How long callers may wait until as many of them are served as there have to be before the next fault. */
const SERVED_MS = 60_000;
const RECOVERY_MS = 30_000;
const PAUSE_MS_MAX = 1_000;
const OUTAGE_MS_MAX = 1_000;
/** So many callers come right before something breaks, so that it meets commands between any two steps. */
const BURST = 12;
const AFTER_BURST_MS_MAX = 150;
/** Of a hundred kills, so many end both replicas. */
const BOTH_PERCENT = 15;

const waiter = clockWaiter(systemClock);
const never = new Promise<never>(() => undefined);

/** Breaks one thing after the other, each when the one before is mended and callers have been served. */
export class FaultSequence {
  readonly faults: Fault[] = [];
  readonly #parts: FaultSequenceParts;

  constructor(parts: FaultSequenceParts) {
    this.#parts = parts;
  }

  /** Kills one replica of CEX or both, so many times, each time after so many more commands were accepted. */
  async killCex(times: number, acceptedBefore: number): Promise<void> {
    const { random, slots } = this.#parts;
    for (let round = 1; round <= times; round += 1) {
      await this.#served(acceptedBefore);
      const isBoth = random.integer(1, 100) <= BOTH_PERCENT;
      const numbers = isBoth ? [0, 1] : [random.integer(0, 1)];
      const names = numbers.map((number) => slots.places[number]?.replicaId ?? "");
      await this.#break("CEX killed", names, names.join(" and "), async () => {
        await slots.kill(numbers);
        await slots.replace(numbers);
      });
    }
  }

  /** Kills PostgreSQL and starts it anew, so many times. */
  async restartDatabase(times: number, acceptedBefore: number): Promise<void> {
    const { database } = this.#parts.world;
    await this.#restart("PostgreSQL restarted", times, acceptedBefore, async (outageMs) => {
      await database.kill();
      await waiter.within(outageMs, never);
      await database.restart();
    });
  }

  /** Kills `nats-server` and starts it anew, so many times. */
  async restartBroker(times: number, acceptedBefore: number): Promise<void> {
    const { broker } = this.#parts.world;
    await this.#restart("nats-server restarted", times, acceptedBefore, (outageMs) => broker.crash(outageMs));
  }

  async #restart(
    kind: FaultKind,
    times: number,
    acceptedBefore: number,
    restart: (outageMs: number) => Promise<void>,
  ): Promise<void> {
    const { random } = this.#parts;
    for (let round = 1; round <= times; round += 1) {
      await this.#served(acceptedBefore);
      const outageMs = random.integer(0, OUTAGE_MS_MAX);
      await this.#break(kind, undefined, `away for ${outageMs} ms`, () => restart(outageMs));
    }
  }

  /** All is well for a while. */
  async #served(accepted: number): Promise<void> {
    const { invocations, random } = this.#parts;
    const { settled } = await waiter.within(SERVED_MS, invocations.untilAccepted(accepted));
    if (!settled) {
      throw this.#stuck(`fewer than ${accepted} more commands were accepted within ${SERVED_MS} ms`);
    }
    await waiter.within(random.integer(0, PAUSE_MS_MAX), never);
  }

  async #break(
    kind: FaultKind,
    replicaIds: readonly string[] | undefined,
    what: string,
    fault: () => Promise<void>,
  ): Promise<void> {
    const { crowd, invocations, load, random, slots, tell } = this.#parts;
    load.burst(BURST);
    await waiter.within(random.integer(0, AFTER_BURST_MS_MAX), never);
    const openCalls =
      replicaIds === undefined
        ? invocations.open()
        : replicaIds.reduce((sum, replicaId) => sum + invocations.open(replicaId), 0);
    const { openResults } = crowd;
    const atMs = systemClock.now();
    await fault();
    const backAtMs = systemClock.now();
    await this.#recovered(backAtMs, `${kind}: ${what}`);
    const isTotal = replicaIds === undefined || replicaIds.length === slots.places.length;
    const done = { kind, what, isTotal, atMs, backAtMs, recoveredAtMs: systemClock.now(), openCalls, openResults };
    this.faults.push(done);
    tell(done, this.faults.length);
  }

  /** Each replica has told the result of a command to somebody who came later. */
  async #recovered(sinceMs: number, what: string): Promise<void> {
    const { invocations, slots } = this.#parts;
    const recovering = slots.places.map(({ replicaId }) => invocations.untilExecuted(replicaId, sinceMs));
    const { settled } = await waiter.within(RECOVERY_MS, Promise.all(recovering));
    if (!settled) {
      throw this.#stuck(`${what}; not all replicas had commands executed within ${RECOVERY_MS} ms after that`);
    }
    const { ends } = slots;
    if (ends.length > 0) {
      throw this.#stuck(`${what}; a replica has ended by itself`);
    }
  }

  #stuck(problem: string): Error {
    const { invocations, slots } = this.#parts;
    return new Error([problem, ...invocations.unexpected.slice(-3), ...slots.ends, slots.lastWords].join("\n"));
  }
}
