import assert from "node:assert/strict";
import { StoreUnavailableError } from "../command-store.ts";
import { Deliveries, HeldDelivery } from "./deliveries.ts";
import type { Fact } from "./fact.ts";
import { allOf, commandTo, keyOf, known, reported, resultOf, START_MS, stored } from "./samples.ts";

/** How a replica lets go of the store. */
export function closingRules(fact: Fact): void {
  fact("leaves a store that answers the other replicas, with all that was stored", async (store, another) => {
    const replica = await another();
    await store.probe();
    const added = await stored(store, commandTo("a"));
    await store.close();
    await replica.probe();
    assert.equal((await replica.find(keyOf(added), START_MS))?.state, "PENDING");
  });

  fact("leaves a replica that finds the store unavailable, and may be called again", async (store) => {
    await store.close();
    await store.close();
    const refused = [
      store.probe(),
      store.add(commandTo("a"), new Deliveries().take),
      store.find({ endpointId: "a", commandType: "reboot", commandId: 1 }, START_MS),
      store.deliverOutstanding(allOf("a"), "thermostats-v1", new Deliveries().take),
    ];
    for (const one of refused) {
      await assert.rejects(one, StoreUnavailableError);
    }
  });

  fact("finishes deliveries, and what waits for them", async (store, another) => {
    const replica = await another();
    await stored(store, commandTo("a"));
    const held = new HeldDelivery();
    const delivered = store.deliverOutstanding(allOf("a"), "thermostats-v1", held.take);
    await held.begun;
    const report = reported(store, "a", [resultOf(1)]);
    let isClosed = false;
    const closed = store.close().then(() => {
      isClosed = true;
    });
    await replica.probe();
    assert.equal(isClosed, false);
    held.end();
    await Promise.all([delivered, closed]);
    assert.deepEqual(await report, ["executed"]);
  });

  fact("finishes the delivery of a new command", async (store, another) => {
    const replica = await another();
    await known(store, "a");
    const held = new HeldDelivery();
    await stored(store, commandTo("a"), held.take);
    await held.begun;
    let isClosed = false;
    const closed = store.close().then(() => {
      isClosed = true;
    });
    await stored(replica, commandTo("b"));
    assert.equal(isClosed, false);
    held.end();
    await closed;
    assert.deepEqual(await reported(replica, "a", [resultOf(1)]), ["executed"]);
  });
}
