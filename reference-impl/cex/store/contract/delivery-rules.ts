import assert from "node:assert/strict";
import { Deliveries, HeldDelivery, refuse } from "./deliveries.ts";
import type { Fact } from "./fact.ts";
import { allOf, atRest, commandTo, known, outstandingIds, plain, START_MS, stored } from "./samples.ts";

/** When `add` delivers. */
export function deliveryRules(fact: Fact): void {
  addresseeRules(fact);
  settlingRules(fact);
  sentOnceRules(fact);
}

function addresseeRules(fact: Fact): void {
  fact("is made at once to an endpoint that is known", async (store) => {
    await known(store, "a");
    const deliveries = new Deliveries();
    const added = await stored(store, commandTo("a"), deliveries.take);
    await deliveries.reach(1);
    const [delivery] = deliveries.made;
    assert.deepEqual(delivery?.endpoint, { endpointId: "a", appVersionName: "thermostats-v1" });
    assert.deepEqual(delivery?.commands.map(plain), [plain(added)]);
    await atRest(store, "a");
    assert.equal(deliveries.made.length, 1);
  });

  fact("is not made to an endpoint that is not known", async (store) => {
    await known(store, "b");
    const deliveries = new Deliveries();
    await stored(store, commandTo("a"), deliveries.take);
    await atRest(store, "a");
    assert.deepEqual(deliveries.made, []);
    assert.deepEqual(await outstandingIds(store, allOf("a")), [1]);
  });

  fact("is made by the replica that stores, to an endpoint that another one knows", async (store, another) => {
    await known(store, "a");
    const deliveries = new Deliveries();
    await stored(await another(), commandTo("a"), deliveries.take);
    await deliveries.reach(1);
  });
}

function settlingRules(fact: Fact): void {
  fact("is not waited for: the command is stored before it ends", async (store, another) => {
    await known(store, "a");
    const held = new HeldDelivery();
    const { commandId } = await stored(store, commandTo("a"), held.take);
    await held.begun;
    const replica = await another();
    const found = await replica.find({ endpointId: "a", commandType: "reboot", commandId }, START_MS);
    assert.equal(found?.state, "PENDING");
    held.end();
  });

  fact("may fail, which changes nothing and leaves the endpoint free", async (store) => {
    await known(store, "a");
    const held = new HeldDelivery();
    assert.equal((await stored(store, commandTo("a"), held.take)).commandId, 1);
    await held.begun;
    held.fail();
    assert.equal((await stored(store, commandTo("a"), refuse)).commandId, 2);
    assert.deepEqual(await outstandingIds(store, allOf("a")), [1, 2]);
  });

  fact("may fail before it begins", async (store) => {
    await known(store, "a");
    await stored(store, commandTo("a"), () => {
      throw new Error("there is no bus");
    });
    assert.deepEqual(await outstandingIds(store, allOf("a")), [1]);
  });
}

function sentOnceRules(fact: Fact): void {
  fact("of one that is sent once is the only one", async (store) => {
    await known(store, "a");
    const deliveries = new Deliveries();
    await stored(store, commandTo("a", { isSentOnce: true }), deliveries.take);
    await deliveries.reach(1);
    assert.deepEqual(await outstandingIds(store, allOf("a")), []);
    assert.deepEqual(await outstandingIds(store, allOf("a", { commandType: "reboot" })), []);
  });

  fact("of one that is sent once does not come later if the endpoint was not known", async (store) => {
    const deliveries = new Deliveries();
    await stored(store, commandTo("a", { isSentOnce: true }), deliveries.take);
    await known(store, "a");
    assert.deepEqual(await outstandingIds(store, allOf("a")), []);
    assert.deepEqual(deliveries.made, []);
  });
}
