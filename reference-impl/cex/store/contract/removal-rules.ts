import assert from "node:assert/strict";
import { HeldDelivery } from "./deliveries.ts";
import type { Fact } from "./fact.ts";
import {
  allOf,
  commandTo,
  DEADLINE_MS,
  keyOf,
  reported,
  resultOf,
  START_MS,
  stored,
  storedInOrder,
} from "./samples.ts";

/** How commands go. */
export function removalRules(fact: Fact): void {
  removeRules(fact);
  purgeRules(fact);
}

function removeRules(fact: Fact): void {
  fact("tells whether there was such a command", async (store, another) => {
    const added = await stored(store, commandTo("a"));
    assert.equal(await store.remove({ ...keyOf(added), commandType: "reset" }), false);
    assert.equal(await (await another()).remove(keyOf(added)), true);
    assert.equal(await store.remove(keyOf(added)), false);
    assert.equal(await store.find(keyOf(added), START_MS), undefined);
  });

  fact("is of one command and leaves the others", async (store) => {
    const [first, second] = await storedInOrder(store, [commandTo("a"), commandTo("a")]);
    assert.ok(first !== undefined && second !== undefined);
    await store.remove(keyOf(first));
    assert.equal((await store.find(keyOf(second), START_MS))?.state, "PENDING");
  });

  fact("is of commands in any state", async (store) => {
    await storedInOrder(store, [commandTo("a"), commandTo("a", { deadlineMs: START_MS + 1 })]);
    await reported(store, "a", [resultOf(1)]);
    await store.expire(START_MS + 1, 10);
    for (const commandId of [1, 2]) {
      assert.equal(await store.remove({ endpointId: "a", commandType: "reboot", commandId }), true);
    }
    assert.deepEqual(await store.list({ endpointId: "a", commandTypes: [], limit: 10 }, START_MS), []);
    assert.equal(await store.purge(DEADLINE_MS, 10), 0);
  });

  fact("does not let the identifier be given again", async (store) => {
    for (const wanted of [1, 2, 3]) {
      const added = await stored(store, commandTo("a"));
      assert.equal(added.commandId, wanted);
      await store.remove(keyOf(added));
    }
  });

  fact("happens once, however many want it", async (store, another) => {
    const replicas = [store, await another()];
    const added = await stored(store, commandTo("a"));
    const removing = Array.from({ length: 10 }, (_, index) => (replicas[index % 2] ?? store).remove(keyOf(added)));
    assert.equal((await Promise.all(removing)).filter((wasThere) => wasThere).length, 1);
  });
}

function purgeRules(fact: Fact): void {
  fact("goes over what has ended before a time", async (store) => {
    const [executed, expired, pending] = await storedInOrder(store, [
      commandTo("a"),
      commandTo("a", { deadlineMs: START_MS + 10 }),
      commandTo("a"),
    ]);
    assert.ok(executed !== undefined && expired !== undefined && pending !== undefined);
    await reported(store, "a", [resultOf(1)], START_MS + 5);
    await store.expire(START_MS + 10, 10);
    assert.equal(await store.purge(START_MS + 5, 10), 0);
    assert.equal(await store.purge(START_MS + 6, 10), 1);
    assert.equal(await store.find(keyOf(executed), START_MS), undefined);
    assert.equal(await store.purge(START_MS + 10, 10), 0);
    assert.equal(await store.purge(START_MS + 11, 10), 1);
    assert.equal(await store.find(keyOf(expired), START_MS), undefined);
    assert.equal((await store.find(keyOf(pending), START_MS))?.state, "PENDING");
  });

  fact("goes over so many at most, each once", async (store, another) => {
    const replicas = [store, await another()];
    await Promise.all(Array.from({ length: 25 }, () => stored(store, commandTo("a"))));
    await store.expire(DEADLINE_MS, 100);
    assert.equal(await store.purge(DEADLINE_MS + 1, 0), 0);
    assert.equal(await store.purge(DEADLINE_MS + 1, 5), 5);
    const counts = await Promise.all(replicas.map((replica) => replica.purge(DEADLINE_MS + 1, 10)));
    assert.ok(counts.every((count) => count <= 10));
    const rest = await store.purge(DEADLINE_MS + 1, 100);
    assert.equal(
      counts.reduce((sum, count) => sum + count, rest),
      20,
    );
  });

  fact("leaves identifiers that are not given again", async (store) => {
    await stored(store, commandTo("a"));
    await reported(store, "a", [resultOf(1)]);
    assert.equal(await store.purge(DEADLINE_MS, 10), 1);
    assert.equal((await stored(store, commandTo("a"))).commandId, 2);
    assert.deepEqual(await reported(store, "a", [resultOf(1)]), ["unknown"]);
  });

  fact("waits for nobody", async (store, another) => {
    await storedInOrder(store, [commandTo("a"), commandTo("a"), commandTo("b")]);
    await reported(store, "a", [resultOf(1)]);
    await reported(store, "b", [resultOf(1)]);
    const held = new HeldDelivery();
    const delivered = store.deliverOutstanding(allOf("a"), "thermostats-v1", held.take);
    await held.begun;
    assert.ok((await (await another()).purge(DEADLINE_MS, 10)) >= 1);
    held.end();
    await delivered;
  });
}
