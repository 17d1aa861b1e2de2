import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { judgement, readVerdict, type Verdict } from "./verdict.ts";
import { Workplace } from "./workplace.ts";

const REPEATS = Number(process.env["KAALIPER_REPEATS"] ?? 3);

async function wireRun(place: Workplace, name: string): Promise<Verdict> {
  const { code, said } = await place.runKaaliper(["run", "--output", place.path(name)]);
  assert.equal(code, 0, said);
  return readVerdict(place.path(name));
}

describe("runs over the wire", () => {
  it("do not disturb each other when two go on at once", async () => {
    await using place = new Workplace();
    const [one, other] = await Promise.all([wireRun(place, "one"), wireRun(place, "other")]);
    assert.notEqual(one.seed, other.seed);
    assert.deepEqual(judgement(one), judgement(other));
  });

  it(`come to the same judgement ${REPEATS} times in a row`, async () => {
    await using place = new Workplace();
    assert.ok(REPEATS >= 2, "KAALIPER_REPEATS is a number from 2");
    const first = judgement(await wireRun(place, "1"));
    for (let count = 2; count <= REPEATS; count += 1) {
      assert.deepEqual(judgement(await wireRun(place, String(count))), first, `run ${count}`);
    }
  });
});
