import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, silentLogger, systemClock, systemRuntime, VirtualTime, virtualRuntime } from "./index.ts";

const begin = () => new VirtualTime(5, seededRandom("deliveries"));

describe("a runtime under virtual time", () => {
  it("has its clock and its register of outside work from there", () => {
    const time = begin();
    const { clock, outsideWork, logger } = virtualRuntime(time, "seed");
    assert.deepEqual([clock, outsideWork, logger], [time, time, silentLogger]);
  });

  it("has random numbers and identifiers that the seed determines, one apart from the other", () => {
    const [one, same, other] = ["seed", "seed", "other"].map((seed) => virtualRuntime(begin(), seed));
    one?.random.integer(0, 99);
    const id = one?.ids.next();
    assert.equal(id, same?.ids.next());
    assert.notEqual(id, other?.ids.next());
  });
});

describe("the runtime of the machine", () => {
  it("has random numbers that the seed determines, and identifiers that nobody else has", async () => {
    const [one, same] = ["seed", "seed"].map((seed) => systemRuntime(seed, silentLogger));
    assert.equal(one?.random.integer(0, 1_000_000), same?.random.integer(0, 1_000_000));
    assert.notEqual(one?.ids.next(), same?.ids.next());
    assert.equal(one?.clock, systemClock);
    assert.equal(await one?.outsideWork.outside(async () => 5), 5);
  });
});
