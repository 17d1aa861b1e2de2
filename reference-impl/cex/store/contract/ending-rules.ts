import assert from "node:assert/strict";
import type { Fact } from "./fact.ts";
import { commandTo, DEADLINE_MS, keyOf, reported, resultOf, START_MS, stored } from "./samples.ts";

/** How commands end without a result. */
export function endingRules(fact: Fact): void {
  fact("tells what is past its deadline, once", async (store, another) => {
    const due = await stored(store, commandTo("a"));
    await stored(store, commandTo("a", { deadlineMs: DEADLINE_MS + 1 }));
    const once = await stored(store, commandTo("b", { isSentOnce: true }));
    await stored(store, commandTo("c"));
    await reported(store, "c", [resultOf(1)]);
    assert.deepEqual(await store.expire(DEADLINE_MS - 1, 100), []);
    const expired = await store.expire(DEADLINE_MS, 100);
    assert.deepEqual(
      expired.map(keyOf).toSorted((one, other) => one.endpointId.localeCompare(other.endpointId)),
      [keyOf(due), keyOf(once)],
    );
    assert.deepEqual([...new Set(expired.map(({ state }) => state))], ["EXPIRED"]);
    assert.deepEqual(expired[0]?.origin, due.origin);
    for (const replica of [store, await another()]) {
      assert.deepEqual(await replica.expire(DEADLINE_MS, 100), []);
    }
  });

  fact("tells so much at most", async (store) => {
    await Promise.all(Array.from({ length: 5 }, () => stored(store, commandTo("a"))));
    const sizes: number[] = [];
    for (const limit of [0, 2, 2, 2, 2]) {
      sizes.push((await store.expire(DEADLINE_MS, limit)).length);
    }
    assert.deepEqual(sizes, [0, 2, 2, 1, 0]);
  });

  fact("tells each to one caller only", async (store, another) => {
    const replicas = [store, await another()];
    await Promise.all(Array.from({ length: 60 }, (_, index) => stored(store, commandTo(`e${index % 7}`))));
    const calls = Array.from({ length: 12 }, (_, index) => (replicas[index % 2] ?? store).expire(DEADLINE_MS, 10));
    const told = (await Promise.all(calls)).flat();
    // Two that begin at once may come upon the same ones, and one of them then has fewer.
    told.push(...(await store.expire(DEADLINE_MS, 100)));
    const names = told.map(({ endpointId, commandId }) => `${endpointId} ${commandId}`);
    assert.equal(names.length, 60);
    assert.equal(new Set(names).size, 60);
  });

  fact("does not tell what was removed", async (store) => {
    const added = await stored(store, commandTo("a"));
    await store.remove(keyOf(added));
    assert.deepEqual(await store.expire(DEADLINE_MS, 100), []);
  });

  fact("leaves a count of what is pending", async (store) => {
    assert.equal(await store.countPending(START_MS), 0);
    await stored(store, commandTo("a"));
    await stored(store, commandTo("a"));
    await stored(store, commandTo("b", { isSentOnce: true }));
    await stored(store, commandTo("c", { deadlineMs: DEADLINE_MS + 1 }));
    assert.equal(await store.countPending(START_MS), 4);
    await reported(store, "a", [resultOf(1)]);
    assert.equal(await store.countPending(DEADLINE_MS - 1), 3);
    assert.equal(await store.countPending(DEADLINE_MS), 1);
    await store.expire(DEADLINE_MS, 100);
    assert.equal(await store.countPending(DEADLINE_MS), 1);
    await store.remove({ endpointId: "c", commandType: "reboot", commandId: 1 });
    assert.equal(await store.countPending(START_MS), 0);
  });
}
