import assert from "node:assert/strict";
import type { CommandStore } from "../command-store.ts";
import { Deliveries, HeldDelivery } from "./deliveries.ts";
import type { Fact } from "./fact.ts";
import { allOf, commandTo, known, outstandingIds, reported, resultOf, START_MS, stored } from "./samples.ts";

const CANARIES = 5;

/**
 * Everything that endpoint `a` may have to wait for, several times over at another endpoint by way of the same
 * replicas. What began before and does not wait is over when this is.
 */
async function otherEndpointIsServed(...replicas: readonly CommandStore[]): Promise<void> {
  for (const replica of Array.from({ length: CANARIES }, () => replicas).flat()) {
    await known(replica, "other");
    const deliveries = new Deliveries();
    const { commandId } = await stored(replica, commandTo("other"), deliveries.take);
    await deliveries.reach(1);
    assert.deepEqual(await outstandingIds(replica, allOf("other")), [commandId]);
    assert.deepEqual(await reported(replica, "other", [resultOf(commandId)]), ["executed"]);
  }
}

/** Notes when something has happened. */
function noted<T>(log: string[], what: string, promise: Promise<T>): Promise<T> {
  return promise.then((value) => {
    log.push(what);
    return value;
  });
}

/** What waits while commands of an endpoint are being delivered. */
export function exclusionRules(fact: Fact): void {
  resultRules(fact);
  deliveryRules(fact);
  newCommandRules(fact);
  fairnessRules(fact);
}

function resultRules(fact: Fact): void {
  fact("hold its results until they have settled, whichever replica these come to", async (store, another) => {
    const replica = await another();
    await stored(store, commandTo("a"));
    const held = new HeldDelivery();
    const delivered = store.deliverOutstanding(allOf("a"), "thermostats-v1", held.take);
    await held.begun;
    const log: string[] = [];
    const reports = [store, replica].map((one) => noted(log, "report", reported(one, "a", [resultOf(1)])));
    await otherEndpointIsServed(store, replica);
    assert.deepEqual(log, []);
    const found = await replica.find({ endpointId: "a", commandType: "reboot", commandId: 1 }, START_MS);
    assert.equal(found?.state, "PENDING");
    held.end();
    await delivered;
    assert.deepEqual((await Promise.all(reports)).flat().toSorted(), ["executed", "known-already"]);
  });

  fact("hold its results until they have failed", async (store, another) => {
    await stored(store, commandTo("a"));
    const held = new HeldDelivery();
    const delivered = store.deliverOutstanding(allOf("a"), "thermostats-v1", held.take);
    await held.begun;
    const report = reported(await another(), "a", [resultOf(1)]);
    held.fail();
    await delivered;
    assert.deepEqual(await report, ["executed"]);
  });

  fact("do not send what they waited for: its result was taken meanwhile", async (store, another) => {
    const replica = await another();
    await stored(store, commandTo("a"));
    const held = new HeldDelivery();
    const delivered = store.deliverOutstanding(allOf("a"), "thermostats-v1", held.take);
    await held.begun;
    const report = noted([], "report", reported(replica, "a", [resultOf(1)]));
    await otherEndpointIsServed(replica);
    const later = report.then(() => outstandingIds(store, allOf("a")));
    held.end();
    await delivered;
    assert.deepEqual(await later, []);
  });
}

function deliveryRules(fact: Fact): void {
  fact("wait for each other", async (store, another) => {
    const replica = await another();
    await stored(store, commandTo("a"));
    const [first, later] = [new HeldDelivery(), new Deliveries()];
    const delivered = store.deliverOutstanding(allOf("a"), "thermostats-v1", first.take);
    await first.begun;
    const waiting = [store, replica].map((one) => one.deliverOutstanding(allOf("a"), "thermostats-v1", later.take));
    await otherEndpointIsServed(store, replica);
    assert.deepEqual(later.made, []);
    first.end();
    await Promise.all([delivered, ...waiting]);
    assert.equal(later.made.length, 2);
  });

  fact("do not send twice what two replicas are to send for the same reason", async (store, another) => {
    await stored(store, commandTo("a"));
    const deliveries = new Deliveries();
    const sinceMs = START_MS + 1;
    const query = allOf("a", { nowMs: sinceMs, notDeliveredSinceMs: sinceMs });
    const replicas = [store, await another()];
    await Promise.all(replicas.map((one) => one.deliverOutstanding(query, "thermostats-v1", deliveries.take)));
    assert.equal(deliveries.made.length, 2);
    assert.deepEqual(deliveries.ids, [1]);
  });
}

function newCommandRules(fact: Fact): void {
  fact("wait for that of a new command, and do not send that again", async (store, another) => {
    const replica = await another();
    await known(store, "a");
    const held = new HeldDelivery();
    await stored(store, commandTo("a"), held.take);
    await held.begun;
    const later = new Deliveries();
    const query = allOf("a", { notDeliveredSinceMs: START_MS });
    const delivered = replica.deliverOutstanding(query, "thermostats-v1", later.take);
    await otherEndpointIsServed(store, replica);
    assert.deepEqual(later.made, []);
    held.end();
    await delivered;
    assert.deepEqual(
      later.made.map(({ commands }) => commands),
      [[]],
    );
  });

  fact("hold that of a new command, and with what was said before it", async (store, another) => {
    const replica = await another();
    await known(store, "a");
    const [held, later] = [new HeldDelivery(), new Deliveries()];
    const delivered = store.deliverOutstanding(allOf("a", { observe: false }), "thermostats-v1", held.take);
    await held.begun;
    const adding = stored(replica, commandTo("a"), later.take);
    await otherEndpointIsServed(store, replica);
    held.end();
    await Promise.all([delivered, adding]);
    assert.deepEqual(await outstandingIds(store, allOf("a")), [1]);
    assert.deepEqual(later.made, []);
  });

  fact("come once each when a command is new and its endpoint asks at the same time", async (store, another) => {
    const replica = await another();
    await known(store, "a");
    for (let round = 1; round <= 20; round += 1) {
      const deliveries = new Deliveries();
      const nowMs = START_MS + round;
      const query = allOf("a", { nowMs, notDeliveredSinceMs: nowMs });
      await Promise.all([
        stored(store, commandTo("a", { createdAtMs: nowMs }), deliveries.take),
        replica.deliverOutstanding(query, "thermostats-v1", deliveries.take),
      ]);
      await deliveries.reach(2);
      assert.equal(deliveries.ids.filter((commandId) => commandId === round).length, 1);
      await reported(store, "a", [resultOf(round)], nowMs);
    }
  });
}

function fairnessRules(fact: Fact): void {
  fact("are made to several endpoints at a time", async (store, another) => {
    const replicas = [store, await another()];
    const held = ["a", "b", "c", "d"].map((endpointId, index) => {
      const delivery = new HeldDelivery();
      const replica = replicas[index % 2] ?? store;
      return { delivery, done: replica.deliverOutstanding(allOf(endpointId), "thermostats-v1", delivery.take) };
    });
    await Promise.all(held.map(({ delivery }) => delivery.begun));
    await otherEndpointIsServed(...replicas);
    held.forEach(({ delivery }) => delivery.end());
    await Promise.all(held.map(({ done }) => done));
  });

  fact("end although its results and other commands keep coming", async (store, another) => {
    await known(store, "a");
    const replicas = [store, await another()];
    const busy = Array.from({ length: 20 }, (_, index) => {
      const replica = replicas[index % 2] ?? store;
      const adding = stored(replica, commandTo("a"));
      return [adding, outstandingIds(replica, allOf("a")), reported(replica, "a", [resultOf(index + 1)])];
    });
    await Promise.all(busy.flat());
    assert.equal((await store.list({ endpointId: "a", commandTypes: [], limit: 100 }, START_MS)).length, 20);
  });
}
