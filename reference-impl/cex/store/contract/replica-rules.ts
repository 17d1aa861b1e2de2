import assert from "node:assert/strict";
import type { Fact } from "./fact.ts";
import { START_MS } from "./samples.ts";

/** Which replicas are alive. */
export function replicaRules(fact: Fact): void {
  fact("that have not been alive since a time are told once", async (store, another) => {
    await store.beat("one", START_MS);
    await store.beat("two", START_MS + 1);
    assert.deepEqual(await store.takeSilent(START_MS), []);
    assert.deepEqual(await (await another()).takeSilent(START_MS + 1), ["one"]);
    assert.deepEqual(await store.takeSilent(START_MS + 1), []);
  });

  fact("are alive from their last beat on", async (store) => {
    await store.beat("one", START_MS);
    await store.beat("one", START_MS + 10);
    assert.deepEqual(await store.takeSilent(START_MS + 10), []);
    assert.deepEqual(await store.takeSilent(START_MS + 11), ["one"]);
  });

  fact("that come back are told again when they fall silent", async (store) => {
    await store.beat("one", START_MS);
    assert.deepEqual(await store.takeSilent(START_MS + 1), ["one"]);
    await store.beat("one", START_MS + 2);
    assert.deepEqual(await store.takeSilent(START_MS + 2), []);
    assert.deepEqual(await store.takeSilent(START_MS + 3), ["one"]);
  });

  fact("that left are not told", async (store) => {
    await store.beat("one", START_MS);
    await store.leave("one");
    await store.leave("never-there");
    assert.deepEqual(await store.takeSilent(START_MS + 100), []);
  });

  fact("are told to one of several callers", async (store, another) => {
    const replicas = [store, await another()];
    const names = Array.from({ length: 10 }, (_, index) => `replica-${index}`);
    await Promise.all(names.map((name) => store.beat(name, START_MS)));
    const calls = Array.from({ length: 6 }, (_, index) => (replicas[index % 2] ?? store).takeSilent(START_MS + 1));
    const told = (await Promise.all(calls)).flat();
    assert.deepEqual(told.toSorted(), names);
  });
}
