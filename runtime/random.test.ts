import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Random, seededRandom } from "./index.ts";

const draw = (random: Random, count = 8) => Array.from({ length: count }, () => random.integer(0, 99));

describe("seeded random numbers", () => {
  it("are the same on every machine and in every version", () => {
    assert.deepEqual(draw(seededRandom("kaaliper")), [34, 41, 0, 51, 49, 35, 36, 42]);
    assert.deepEqual(draw(seededRandom("kaaliper").fork("ids"), 4), [90, 68, 31, 67]);
  });

  it("are others for another seed", () => {
    assert.notDeepEqual(draw(seededRandom("1")), draw(seededRandom("2")));
  });

  it("cover the range to both its ends, and nothing beyond", () => {
    const random = seededRandom("range");
    const drawn = new Set(Array.from({ length: 500 }, () => random.integer(-2, 3)));
    assert.deepEqual(
      [...drawn].toSorted((a, b) => a - b),
      [-2, -1, 0, 1, 2, 3],
    );
    assert.equal(random.integer(5, 5), 5);
  });

  it("of a fork depend on seed and purpose alone, not on what was drawn before", () => {
    const untouched = seededRandom("seed");
    const used = seededRandom("seed");
    draw(used, 100);
    assert.deepEqual(draw(used.fork("a")), draw(untouched.fork("a")));
    assert.notDeepEqual(draw(used.fork("a")), draw(used.fork("b")));
    assert.notDeepEqual(draw(used.fork("a")), draw(seededRandom("other").fork("a")));
  });

  it("are not disturbed by drawing from a fork", () => {
    const [alone, forked] = [seededRandom("seed"), seededRandom("seed")];
    const fork = forked.fork("a");
    const mixed = Array.from({ length: 8 }, () => {
      draw(fork, 3);
      return forked.integer(0, 99);
    });
    assert.deepEqual(mixed, draw(alone));
  });
});
