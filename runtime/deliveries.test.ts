import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SeededDeliveries } from "./deliveries.ts";
import { promptDeliveries, seededRandom } from "./index.ts";

describe("seeded deliveries", () => {
  it("are made one by one, until none is waiting", () => {
    const deliveries = new SeededDeliveries(seededRandom("seed"));
    const log: number[] = [];
    deliveries.deliver("a", () => log.push(1));
    deliveries.deliver("a", () => log.push(2));
    assert.deepEqual(log, []);
    assert.equal(deliveries.deliverOne(), true);
    assert.deepEqual(log, [1]);
    assert.equal(deliveries.deliverOne(), true);
    assert.equal(deliveries.deliverOne(), false);
    assert.deepEqual(log, [1, 2]);
  });

  it("draw a number only where there is a choice, so that one channel more disturbs nothing later", () => {
    let drawn = 0;
    const counting = {
      integer: (minimum: number) => {
        drawn += 1;
        return minimum;
      },
      fork: () => counting,
    };
    const deliveries = new SeededDeliveries(counting);
    deliveries.deliver("a", () => {});
    deliveries.deliverOne();
    assert.equal(drawn, 0);
    deliveries.deliver("a", () => {});
    deliveries.deliver("b", () => {});
    deliveries.deliverOne();
    deliveries.deliverOne();
    assert.equal(drawn, 1);
  });

  it("go on after one that threw, which is not repeated", () => {
    const deliveries = new SeededDeliveries(seededRandom("seed"));
    const log: string[] = [];
    deliveries.deliver("a", () => {
      throw new Error("broken");
    });
    deliveries.deliver("a", () => log.push("next"));
    assert.throws(() => deliveries.deliverOne(), /broken/);
    assert.equal(deliveries.deliverOne(), true);
    assert.deepEqual(log, ["next"]);
  });
});

describe("prompt deliveries", () => {
  it("are made by the event loop in the order of sending, not inside the call", async () => {
    const log: string[] = [];
    const done = new Promise<void>((resolve) => {
      promptDeliveries.deliver("a", () => log.push("first"));
      promptDeliveries.deliver("b", () => {
        log.push("second");
        resolve();
      });
      log.push("asked");
    });
    await done;
    assert.deepEqual(log, ["asked", "first", "second"]);
  });
});
