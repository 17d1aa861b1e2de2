import assert from "node:assert/strict";
import { Deliveries } from "./deliveries.ts";
import type { Fact } from "./fact.ts";
import {
  allOf,
  atRest,
  commandTo,
  keyOf,
  known,
  outstandingIds,
  plain,
  reported,
  resultOf,
  START_MS,
  stored,
  storedInOrder,
} from "./samples.ts";

/** What is known of endpoints. */
export function endpointRules(fact: Fact): void {
  rememberingRules(fact);
  forgettingRules(fact);
}

function rememberingRules(fact: Fact): void {
  fact("are known to all replicas as soon as one remembers them", async (store, another) => {
    const replica = await another();
    assert.equal(await replica.findEndpoint("a"), undefined);
    await known(store, "a");
    assert.deepEqual(await replica.findEndpoint("a"), { endpointId: "a", appVersionName: "thermostats-v1" });
    assert.equal(await replica.findEndpoint("b"), undefined);
  });

  fact("are known by what was said last", async (store) => {
    const nameAfter = async (appVersionName: string, saidAtMs: number) => {
      await store.rememberEndpoint({ endpointId: "a", appVersionName }, saidAtMs);
      return (await store.findEndpoint("a"))?.appVersionName;
    };
    assert.equal(await nameAfter("v1", START_MS), "v1");
    assert.equal(await nameAfter("v2", START_MS + 2), "v2");
    assert.equal(await nameAfter("v3", START_MS + 1), "v2");
    assert.equal(await nameAfter("v4", START_MS + 2), "v4");
  });

  fact("are not known by a delivery", async (store) => {
    await outstandingIds(store, allOf("a", { observe: true }));
    assert.equal(await store.findEndpoint("a"), undefined);
  });
}

function forgettingRules(fact: Fact): void {
  fact("that are forgotten are not known, and not delivered to", async (store, another) => {
    await known(store, "a", "b");
    await store.forgetEndpoint("a", START_MS);
    assert.equal(await (await another()).findEndpoint("a"), undefined);
    assert.ok((await store.findEndpoint("b")) !== undefined);
    const deliveries = new Deliveries();
    await stored(store, commandTo("a"), deliveries.take);
    await atRest(store, "a");
    assert.deepEqual(deliveries.made, []);
  });

  fact("that are forgotten end their pending commands as expired", async (store) => {
    const [pending, executed, others] = await storedInOrder(store, [
      commandTo("a"),
      commandTo("a", { commandId: 9 }),
      commandTo("b"),
    ]);
    assert.ok(pending !== undefined && executed !== undefined && others !== undefined);
    await reported(store, "a", [resultOf(9)]);
    const nowMs = START_MS + 7;
    await store.forgetEndpoint("a", nowMs);
    const states = await Promise.all([pending, executed, others].map((command) => store.find(keyOf(command), nowMs)));
    assert.deepEqual(
      states.map((command) => command?.state),
      ["EXPIRED", "EXECUTED", "PENDING"],
    );
    assert.equal(states[0]?.updatedAtMs, nowMs);
    assert.deepEqual(await outstandingIds(store, allOf("a", { nowMs })), []);
    assert.deepEqual(await reported(store, "a", [resultOf(pending.commandId)], nowMs), ["expired"]);
    assert.equal(await store.countPending(nowMs), 1);
  });

  fact("that are forgotten have the end of their commands told once, as that of a deadline", async (store, another) => {
    const added = await stored(store, commandTo("a"));
    await stored(store, commandTo("b"));
    await store.forgetEndpoint("a", START_MS + 7);
    const told = await (await another()).expire(START_MS + 7, 10);
    assert.deepEqual(told.map(plain), [plain({ ...added, state: "EXPIRED", updatedAtMs: START_MS + 7 })]);
    assert.deepEqual(await store.expire(START_MS + 7, 10), []);
  });

  fact("that are forgotten take commands that are new", async (store) => {
    await known(store, "a");
    await store.forgetEndpoint("a", START_MS);
    const added = await stored(store, commandTo("a", { createdAtMs: START_MS + 1 }));
    assert.deepEqual(plain(await store.find(keyOf(added), START_MS + 1)), plain(added));
    assert.equal(added.state, "PENDING");
  });

  fact("that nobody knows can be forgotten", async (store) => {
    await store.forgetEndpoint("a", START_MS);
    assert.equal(await store.findEndpoint("a"), undefined);
  });
}
