import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clockWaiter, type Random, seededRandom, systemClock } from "../runtime/index.ts";
import { connectNats } from "../transport/index.ts";
import { AnswerCounts, DeviceFleet, FleetLoad } from "./devices/index.ts";
import { enduranceLength, repeatable, tellProgress } from "./endurance-length.ts";
import { CmxReplica } from "./processes/index.ts";
import { RestlessBroker, Simulators } from "./surroundings/index.ts";

const ANSWERS_BEFORE = 100;
const ANSWERS_AFTER = 30;
const ANSWERS_MS = 30_000;
const UP_TO_DATE_MS = 15_000;

const length = enduranceLength();
const waiter = clockWaiter(systemClock);

/** Two replicas, of which one is killed and replaced again and again. Disposing of them ends both. */
class KilledReplicas implements AsyncDisposable {
  readonly #natsUrl: string;
  readonly #replicas: CmxReplica[] = [];
  #started = 0;

  constructor(natsUrl: string) {
    this.#natsUrl = natsUrl;
  }

  async startOne(): Promise<void> {
    this.#started += 1;
    this.#replicas.push(await CmxReplica.start(this.#natsUrl, `cmx-${this.#started}`));
  }

  /** Returns the name of the one that was killed. */
  async killOne(random: Random): Promise<string> {
    const [killed] = this.#replicas.splice(random.integer(0, this.#replicas.length - 1), 1);
    await killed?.kill();
    return killed?.replicaId ?? "none";
  }

  /** Runs `work`; when it fails, the error tells what the replicas wrote. */
  async explaining(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (cause) {
      const words = this.#replicas.map(({ lastWords }) => lastWords).join("\n");
      throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\n${words}`, { cause });
    }
  }

  assertAlive(): void {
    assert.deepEqual(
      this.#replicas.flatMap(({ end }) => end ?? []),
      [],
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const replica of this.#replicas) {
      await replica[Symbol.asyncDispose]();
    }
  }
}

async function untilAnswered(load: FleetLoad, count: number): Promise<void> {
  const { settled } = await waiter.within(ANSWERS_MS, load.untilAnswered(count));
  if (!settled) {
    await load.end();
  }
  assert.ok(settled, `devices got fewer than ${count} answers within ${ANSWERS_MS} ms`);
}

describe("devices served by two replicas of CMX", { timeout: 1_800_000 }, () => {
  it(`get one answer each and lose no push when one is killed, ${length.replicaKills} times`, async () => {
    await repeatable(length, async () => {
      const random = seededRandom(length.seed).fork("replica kills");
      await using broker = await RestlessBroker.start();
      await using simulators = await Simulators.start(broker.url, length.seed);
      const bus = await connectNats({ servers: [broker.url], name: "answer-counts" });
      await using _closed = { [Symbol.asyncDispose]: () => bus.close() };
      const answers = new AnswerCounts(bus);
      await using replicas = new KilledReplicas(broker.url);
      await replicas.startOne();
      await replicas.startOne();
      await using fleet = await DeviceFleet.start(simulators, length.devices);
      for (let round = 1; round <= length.replicaKills; round += 1) {
        const load = new FleetLoad(fleet, random.fork(String(round)), { reconnects: true, persists: true });
        await untilAnswered(load, ANSWERS_BEFORE);
        tellProgress(length, `${systemClock.now()} ${await replicas.killOne(random)} is killed`);
        await untilAnswered(load, ANSWERS_AFTER);
        await load.end();
        const startedMs = systemClock.now();
        await replicas.explaining(fleet.untilUpToDate(startedMs + UP_TO_DATE_MS));
        const tookMs = systemClock.now() - startedMs;
        const { answered, repeated } = load;
        tellProgress(length, `kill ${round}: ${answered} answered, ${repeated} repeated; up to date in ${tookMs} ms`);
        assert.deepEqual(answers.several, [], "correlation identifiers, and how often they were answered");
        await replicas.startOne();
        replicas.assertAlive();
      }
      assert.ok(answers.requests >= length.replicaKills * ANSWERS_BEFORE, "few answers were seen on the bus");
    });
  });
});
