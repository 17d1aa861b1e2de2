import assert from "node:assert/strict";
import { Deliveries, refuse } from "./deliveries.ts";
import type { Fact } from "./fact.ts";
import {
  allOf,
  atRest,
  commandTo,
  DEADLINE_MS,
  known,
  outstandingIds,
  plain,
  reported,
  resultOf,
  START_MS,
  stored,
  storedInOrder,
} from "./samples.ts";

/** Which commands `deliverOutstanding` hands out, and how. */
export function outstandingRules(fact: Fact): void {
  choiceRules(fact);
  repetitionRules(fact);
  waitingEndpointRules(fact);
}

function choiceRules(fact: Fact): void {
  fact("go out in the order of their creation, with the given application version", async (store, another) => {
    const added = await storedInOrder(store, [
      commandTo("a", { commandId: 9 }),
      commandTo("a", { commandType: "reset" }),
      commandTo("a", { commandId: 3 }),
      commandTo("a", { createdAtMs: START_MS + 1 }),
    ]);
    await stored(store, commandTo("b"));
    const deliveries = new Deliveries();
    await (await another()).deliverOutstanding(allOf("a"), "thermostats-v2", deliveries.take);
    const [delivery] = deliveries.made;
    assert.equal(deliveries.made.length, 1);
    assert.deepEqual(delivery?.endpoint, { endpointId: "a", appVersionName: "thermostats-v2" });
    assert.deepEqual(delivery?.commands.map(plain), added.map(plain));
  });

  fact("are those of a type if one is named", async (store) => {
    const types = ["reboot", "reset", "reboot"];
    await storedInOrder(
      store,
      types.map((commandType) => commandTo("a", { commandType })),
    );
    assert.deepEqual(await outstandingIds(store, allOf("a", { commandType: "reboot" })), [1, 2]);
    assert.deepEqual(await outstandingIds(store, allOf("a", { commandType: "reset" })), [1]);
  });

  fact("may be none, which is delivered as well", async (store) => {
    assert.deepEqual(await outstandingIds(store, allOf("a")), []);
    assert.deepEqual(await outstandingIds(store, allOf("a", { commandType: "reboot" })), []);
  });

  fact("are not those with a result, and not those that were removed", async (store) => {
    await storedInOrder(store, [commandTo("a"), commandTo("a"), commandTo("a")]);
    await reported(store, "a", [resultOf(1)]);
    await store.remove({ endpointId: "a", commandType: "reboot", commandId: 2 });
    assert.deepEqual(await outstandingIds(store, allOf("a")), [3]);
  });

  fact("are not those past their deadlines, whether or not anybody has ended them", async (store) => {
    await storedInOrder(store, [commandTo("a"), commandTo("a", { deadlineMs: DEADLINE_MS + 1 })]);
    assert.deepEqual(await outstandingIds(store, allOf("a", { nowMs: DEADLINE_MS - 1 })), [1, 2]);
    assert.deepEqual(await outstandingIds(store, allOf("a", { nowMs: DEADLINE_MS })), [2]);
    await store.expire(DEADLINE_MS, 10);
    assert.deepEqual(await outstandingIds(store, allOf("a", { nowMs: DEADLINE_MS })), [2]);
  });
}

function repetitionRules(fact: Fact): void {
  fact("that were delivered when they were stored can be left out", async (store) => {
    await stored(store, commandTo("a"));
    await known(store, "a");
    const deliveries = new Deliveries();
    await stored(store, commandTo("a"), deliveries.take);
    await deliveries.reach(1);
    await atRest(store, "a");
    assert.deepEqual(await outstandingIds(store, allOf("a", { notDeliveredSinceMs: START_MS })), [1]);
    const later = { notDeliveredSinceMs: START_MS + 2, nowMs: START_MS + 2 };
    assert.deepEqual(await outstandingIds(store, allOf("a", later)), [1, 2]);
  });

  fact("that were delivered since a time can be left out", async (store, another) => {
    await stored(store, commandTo("a"));
    const replica = await another();
    const nowMs = START_MS + 10;
    assert.deepEqual(await outstandingIds(store, allOf("a", { nowMs })), [1]);
    assert.deepEqual(await outstandingIds(replica, allOf("a", { nowMs, notDeliveredSinceMs: nowMs - 1 })), []);
    assert.deepEqual(await outstandingIds(replica, allOf("a", { nowMs, notDeliveredSinceMs: nowMs })), []);
    assert.deepEqual(await outstandingIds(replica, allOf("a", { nowMs, notDeliveredSinceMs: nowMs + 1 })), []);
    assert.deepEqual(await outstandingIds(replica, allOf("a", { nowMs, notDeliveredSinceMs: nowMs + 2 })), [1]);
  });

  fact("that were delivered unasked may be of the same millisecond", async (store) => {
    await stored(store, commandTo("a"));
    const unasked = { nowMs: START_MS, isUnasked: true };
    assert.deepEqual(await outstandingIds(store, allOf("a", unasked)), [1]);
    assert.deepEqual(await outstandingIds(store, allOf("a", { ...unasked, notDeliveredSinceMs: START_MS })), []);
    assert.deepEqual(await outstandingIds(store, allOf("a", { ...unasked, notDeliveredSinceMs: START_MS + 1 })), [1]);
  });

  fact("go out again as long as nothing is left out", async (store) => {
    await stored(store, commandTo("a"));
    assert.deepEqual(await outstandingIds(store, allOf("a")), [1]);
    assert.deepEqual(await outstandingIds(store, allOf("a")), [1]);
  });

  fact("may fail to be delivered, which leaves the endpoint free", async (store) => {
    await stored(store, commandTo("a"));
    await store.deliverOutstanding(allOf("a"), "thermostats-v1", refuse);
    assert.deepEqual(await reported(store, "a", [resultOf(1)]), ["executed"]);
  });
}

function waitingEndpointRules(fact: Fact): void {
  fact("are told by their endpoints, in the order of identifiers", async (store) => {
    await known(store, "d", "b", "a", "c");
    await storedInOrder(store, [commandTo("d"), commandTo("b"), commandTo("a"), commandTo("a"), commandTo("c")]);
    const idsAfter = async (after: string, limit: number) =>
      (await store.endpointsWithOutstanding(after, START_MS, limit)).map(({ endpointId }) => endpointId);
    assert.deepEqual(await idsAfter("", 2), ["a", "b"]);
    assert.deepEqual(await idsAfter("b", 2), ["c", "d"]);
    assert.deepEqual(await idsAfter("d", 2), []);
    assert.deepEqual(await idsAfter("aa", 100), ["b", "c", "d"]);
    const [first] = await store.endpointsWithOutstanding("", START_MS, 1);
    assert.deepEqual(first, { endpointId: "a", appVersionName: "thermostats-v1" });
  });

  fact("are not told by endpoints where there is nothing to be sent", async (store) => {
    await known(store, "executed", "expired", "removed", "sent-once", "waiting");
    await stored(store, commandTo("executed"));
    await stored(store, commandTo("expired", { deadlineMs: START_MS + 1 }));
    await stored(store, commandTo("removed"));
    await stored(store, commandTo("sent-once", { isSentOnce: true }));
    await stored(store, commandTo("waiting"));
    await stored(store, commandTo("unknown"));
    await reported(store, "executed", [resultOf(1)]);
    await store.remove({ endpointId: "removed", commandType: "reboot", commandId: 1 });
    const waiting = await store.endpointsWithOutstanding("", START_MS + 1, 100);
    assert.deepEqual(
      waiting.map(({ endpointId }) => endpointId),
      ["waiting"],
    );
  });
}
