import assert from "node:assert/strict";
import type { CommandStore } from "../command-store.ts";
import { Deliveries } from "./deliveries.ts";
import type { Fact } from "./fact.ts";
import { allOf, atRest, commandTo, known, outstandingIds, START_MS, stored, storedInOrder } from "./samples.ts";

/** Says whether an endpoint wants to be sent a type, or all if none is named. */
async function observe(store: CommandStore, isWanted: boolean, commandType?: string): Promise<void> {
  await outstandingIds(store, allOf("a", { commandType, observe: isWanted }));
}

/** The types of which a new command is delivered at once. */
async function sentTypes(store: CommandStore): Promise<string[]> {
  const deliveries = new Deliveries();
  for (const commandType of ["reboot", "reset"]) {
    await stored(store, commandTo("a", { commandType }), deliveries.take);
  }
  await atRest(store, "a");
  return deliveries.made.flatMap(({ commands }) => commands.map(({ commandType }) => commandType)).toSorted();
}

/** What an endpoint says of observing, and where it matters. */
export function observationRules(fact: Fact): void {
  statementRules(fact);
  deliveryRules(fact);
}

function statementRules(fact: Fact): void {
  fact("is everything until it says otherwise", async (store) => {
    await known(store, "a");
    assert.deepEqual(await sentTypes(store), ["reboot", "reset"]);
  });

  fact("is said for a type, to whichever replica", async (store, another) => {
    await known(store, "a");
    const replica = await another();
    await observe(replica, false, "reboot");
    assert.deepEqual(await sentTypes(store), ["reset"]);
    await observe(store, true, "reboot");
    assert.deepEqual(await sentTypes(replica), ["reboot", "reset"]);
  });

  fact("is said for all types, which overrides what was said of single ones before", async (store) => {
    await known(store, "a");
    await observe(store, true, "reboot");
    await observe(store, false);
    assert.deepEqual(await sentTypes(store), []);
    await observe(store, false, "reset");
    await observe(store, true);
    assert.deepEqual(await sentTypes(store), ["reboot", "reset"]);
  });

  fact("is said for a type, which overrides what was said of all before", async (store) => {
    await known(store, "a");
    await observe(store, false);
    await observe(store, true, "reset");
    assert.deepEqual(await sentTypes(store), ["reset"]);
    await observe(store, true);
    await observe(store, false, "reset");
    assert.deepEqual(await sentTypes(store), ["reboot"]);
  });

  fact("stays when it asks without saying anything", async (store) => {
    await known(store, "a");
    await observe(store, false, "reboot");
    await outstandingIds(store, allOf("a", { commandType: "reboot" }));
    await known(store, "a");
    assert.deepEqual(await sentTypes(store), ["reset"]);
  });

  fact("is its own, and of no other endpoint", async (store) => {
    await known(store, "a", "b");
    await outstandingIds(store, allOf("b", { observe: false }));
    assert.deepEqual(await sentTypes(store), ["reboot", "reset"]);
  });

  fact("is forgotten with it", async (store) => {
    await known(store, "a");
    await observe(store, false);
    await observe(store, false, "reset");
    await store.forgetEndpoint("a", START_MS + 1);
    await store.rememberEndpoint({ endpointId: "a", appVersionName: "thermostats-v1" }, START_MS + 2);
    assert.deepEqual(await sentTypes(store), ["reboot", "reset"]);
  });
}

function deliveryRules(fact: Fact): void {
  fact("is left out of what goes out unasked", async (store) => {
    await storedInOrder(store, [commandTo("a", { commandId: 5 }), commandTo("a", { commandType: "reset" })]);
    await observe(store, false, "reboot");
    assert.deepEqual(await outstandingIds(store, allOf("a", { isUnasked: true })), [1]);
    assert.deepEqual(await outstandingIds(store, allOf("a", { isUnasked: false })), [5, 1]);
    await observe(store, false);
    assert.deepEqual(await outstandingIds(store, allOf("a", { isUnasked: true })), []);
  });

  fact("is in force before anything is delivered", async (store) => {
    await storedInOrder(store, [commandTo("a")]);
    assert.deepEqual(await outstandingIds(store, allOf("a", { isUnasked: true, observe: false })), []);
    assert.deepEqual(await outstandingIds(store, allOf("a", { isUnasked: true, observe: true })), [1]);
  });

  fact("does not keep it from being answered", async (store) => {
    await stored(store, commandTo("a"));
    const query = allOf("a", { commandType: "reboot", observe: false });
    assert.deepEqual(await outstandingIds(store, query), [1]);
  });
}
