import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UnconfirmedSends } from "./unconfirmed-sends.ts";

/** A bus that confirms when it is told to. */
class SlowBus {
  readonly confirmations: { confirm(): void; refuse(): void }[] = [];

  flush(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.confirmations.push({ confirm: resolve, refuse: () => reject(new Error("gone")) });
    });
  }
}

/** Lets promises run that have settled. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await Promise.resolve();
  }
}

describe("what was sent", () => {
  it("is unconfirmed until the bus confirms it", async () => {
    const bus = new SlowBus();
    const sends = new UnconfirmedSends(bus);
    assert.equal(sends.has("e-1"), false);
    sends.add("e-1");
    assert.deepEqual([sends.has("e-1"), sends.has("e-2")], [true, false]);
    bus.confirmations[0]?.confirm();
    await settled();
    assert.equal(sends.has("e-1"), false);
  });

  it("is not confirmed by what was asked before", async () => {
    const bus = new SlowBus();
    const sends = new UnconfirmedSends(bus);
    sends.add("e-1");
    sends.add("e-2");
    sends.add("e-1");
    assert.equal(bus.confirmations.length, 1, "one question at a time");
    bus.confirmations[0]?.confirm();
    await settled();
    assert.deepEqual([sends.has("e-1"), sends.has("e-2"), bus.confirmations.length], [true, true, 2]);
    bus.confirmations[1]?.confirm();
    await settled();
    assert.deepEqual([sends.has("e-1"), sends.has("e-2"), bus.confirmations.length], [false, false, 2]);
  });

  it("is forgotten when the connection breaks, and the next is asked about again", async () => {
    const bus = new SlowBus();
    const sends = new UnconfirmedSends(bus);
    sends.add("e-1");
    bus.confirmations[0]?.refuse();
    await settled();
    assert.equal(sends.has("e-1"), false);
    sends.add("e-1");
    assert.deepEqual([sends.has("e-1"), bus.confirmations.length], [true, 2]);
  });
});
