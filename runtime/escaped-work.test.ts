import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { escapedWork, seededRandom, systemClock, VirtualTime } from "./index.ts";

/** Two parties that talk under virtual time; the second answers late, after having done `more`. */
async function exchange(more: () => Promise<unknown>): Promise<void> {
  const time = new VirtualTime(0, seededRandom("seed"));
  const answered = new Promise<void>((resolve) => {
    time.deliver("there", () => {
      time.schedule(500, () => {
        void more().then(() => time.deliver("back", resolve));
      });
    });
  });
  // The planted work may take many turns, which virtual time does not wait for.
  while (!(await time.within(1_000, answered)).settled);
}

const nothing = async () => {};

describe("an exchange under virtual time", () => {
  it("leaves nothing to the machine", async () => {
    assert.deepEqual(await escapedWork(() => exchange(nothing)), []);
  });

  it("is caught reading a file, deep inside", async () => {
    const escaped = await escapedWork(() => exchange(() => readFile(import.meta.filename)));
    assert.ok(escaped.includes("FSREQPROMISE"), escaped.join());
  });

  it("is caught using a timer of the machine, deep inside", async () => {
    const sleeping = () => new Promise<void>((resolve) => systemClock.schedule(1, resolve));
    assert.deepEqual(await escapedWork(() => exchange(sleeping)), ["Timeout"]);
  });

  it("is not blamed for what others do meanwhile", async () => {
    let release = (): void => {};
    const others = new Promise<void>((resolve) => {
      release = resolve;
    }).then(() => readFile(import.meta.filename));
    const escaped = escapedWork(() => exchange(nothing));
    release();
    assert.deepEqual(await escaped, []);
    await others;
  });

  it("fails as it would without being watched", async () => {
    const broken = async () => {
      await exchange(nothing);
      throw new TypeError("broken");
    };
    await assert.rejects(escapedWork(broken), { message: "broken" });
  });
});
