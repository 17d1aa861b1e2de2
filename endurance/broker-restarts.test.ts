import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clockWaiter, seededRandom, systemClock } from "../runtime/index.ts";
import { DeviceFleet, FleetLoad } from "./devices/index.ts";
import { enduranceLength, repeatable, tellProgress } from "./endurance-length.ts";
import { CmxReplica } from "./processes/index.ts";
import { RestlessBroker, Simulators } from "./surroundings/index.ts";

/** How long all is well before the broker is killed, in answers that devices get. */
const ANSWERS_BEFORE = 100;
const ANSWERS_BEFORE_MS = 30_000;
const OUTAGES_MS = [0, 0, 300, 1_000];
/** So long the load goes on after the broker is back; what is replaced then is pushed as on any other day. */
const LOAD_AFTER_MS = [0, 0, 200, 1_000];
const UP_TO_DATE_MS = 15_000;

const length = enduranceLength();
const waiter = clockWaiter(systemClock);

describe("devices on a bus whose broker is killed", { timeout: 1_800_000 }, () => {
  it(`end on their latest configurations without asking, ${length.brokerRestarts} times`, async () => {
    await repeatable(length, async () => {
      const random = seededRandom(length.seed).fork("broker restarts");
      await using broker = await RestlessBroker.start();
      await using simulators = await Simulators.start(broker.url, length.seed);
      await using one = await CmxReplica.start(broker.url, "cmx-0");
      await using other = await CmxReplica.start(broker.url, "cmx-1");
      await using fleet = await DeviceFleet.start(simulators, length.devices);
      for (let round = 1; round <= length.brokerRestarts; round += 1) {
        const load = new FleetLoad(fleet, random.fork(String(round)), { reconnects: false, persists: false });
        const before = await waiter.within(ANSWERS_BEFORE_MS, load.untilAnswered(ANSWERS_BEFORE));
        const outageMs = OUTAGES_MS[random.integer(0, OUTAGES_MS.length - 1)] ?? 0;
        await broker.crash(outageMs);
        const backMs = systemClock.now();
        const loadAfterMs = LOAD_AFTER_MS[random.integer(0, LOAD_AFTER_MS.length - 1)] ?? 0;
        await waiter.within(loadAfterMs, new Promise(() => undefined));
        await load.end();
        const { answered, repeated, unconfirmed } = load;
        const counts = `${answered} requests answered, ${repeated} repeated, ${unconfirmed} replacements unconfirmed`;
        assert.ok(before.settled, `round ${round}: ${counts} before the broker was killed`);
        await fleet.untilUpToDate(backMs + UP_TO_DATE_MS);
        const tookMs = systemClock.now() - backMs;
        tellProgress(length, `restart ${round} after ${outageMs} ms: ${counts}; up to date within ${tookMs} ms`);
        assert.deepEqual([one.end, other.end], [undefined, undefined]);
      }
    });
  });
});
