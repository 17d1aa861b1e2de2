import assert from "node:assert/strict";
import { Deliveries } from "./deliveries.ts";
import type { Fact } from "./fact.ts";
import {
  atRest,
  commandTo,
  keyOf,
  known,
  plain,
  reported,
  resultOf,
  START_MS,
  stored,
  storedInOrder,
} from "./samples.ts";

const INTEGER_MIN = -2_147_483_648;
const INTEGER_MAX = 2_147_483_647;

/** Which identifiers commands have, and that no two have the same. */
export function identifierRules(fact: Fact): void {
  givenIdentifierRules(fact);
  duplicateRules(fact);
}

function givenIdentifierRules(fact: Fact): void {
  fact("count from 1 for each endpoint and type", async (store) => {
    const reset = { commandType: "reset" };
    const commands = [commandTo("a"), commandTo("a"), commandTo("a", reset), commandTo("b"), commandTo("a")];
    const ids = (await storedInOrder(store, commands)).map(({ commandId }) => commandId);
    assert.deepEqual(ids, [1, 2, 1, 1, 3]);
  });

  fact("skip those of callers", async (store) => {
    const wanted = [2, 3, undefined, undefined, 5, undefined, undefined];
    const commands = wanted.map((commandId) => commandTo("a", { commandId }));
    const ids = (await storedInOrder(store, commands)).map(({ commandId }) => commandId);
    assert.deepEqual(ids, [2, 3, 1, 4, 5, 6, 7]);
  });

  fact("skip a long run of those of callers", async (store) => {
    const taken = Array.from({ length: 1_000 }, (_, index) => index + 1);
    await Promise.all(taken.map((commandId) => stored(store, commandTo("a", { commandId }))));
    const ids = (await storedInOrder(store, [commandTo("a"), commandTo("a")])).map(({ commandId }) => commandId);
    assert.deepEqual(ids, [1_001, 1_002]);
  });

  fact("do not go on from a far one of a caller", async (store) => {
    const commands = [INTEGER_MAX, undefined].map((commandId) => commandTo("a", { commandId }));
    assert.deepEqual(
      (await storedInOrder(store, commands)).map(({ commandId }) => commandId),
      [INTEGER_MAX, 1],
    );
  });

  fact("of callers are any 32-bit integers", async (store) => {
    for (const commandId of [INTEGER_MIN, -1, 0, INTEGER_MAX]) {
      const command = await stored(store, commandTo("a", { commandId }));
      assert.equal(command.commandId, commandId);
      assert.deepEqual(plain(await store.find(keyOf(command), START_MS)), plain(command));
    }
  });

  fact("are given once, whichever replica gives them", async (store, another) => {
    const replicas = [store, await another()];
    const adding = Array.from({ length: 20 }, () => replicas.map((replica) => stored(replica, commandTo("a")))).flat();
    const ids = (await Promise.all(adding)).map(({ commandId }) => commandId);
    assert.deepEqual(
      ids.toSorted((one, other) => one - other),
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
  });
}

function duplicateRules(fact: Fact): void {
  fact("that are taken make a duplicate, which changes nothing and is not delivered", async (store, another) => {
    await known(store, "a");
    const first = await stored(store, commandTo("a"));
    const deliveries = new Deliveries();
    for (const replica of [store, await another()]) {
      const again = commandTo("a", { commandId: first.commandId, payload: null });
      assert.deepEqual(await replica.add(again, deliveries.take), { outcome: "duplicate" });
    }
    await atRest(store, "a");
    assert.deepEqual(deliveries.made, []);
    assert.deepEqual(plain(await store.find(keyOf(first), START_MS)), plain(first));
  });

  fact("of a command that has ended are taken", async (store) => {
    await storedInOrder(store, [commandTo("a"), commandTo("a", { deadlineMs: START_MS + 1 })]);
    await reported(store, "a", [resultOf(1)]);
    await store.expire(START_MS + 1, 10);
    for (const commandId of [1, 2]) {
      const added = await store.add(commandTo("a", { commandId }), new Deliveries().take);
      assert.equal(added.outcome, "duplicate");
    }
  });

  fact("are taken for one endpoint and type only", async (store) => {
    await stored(store, commandTo("a", { commandId: 7 }));
    await stored(store, commandTo("b", { commandId: 7 }));
    await stored(store, commandTo("a", { commandId: 7, commandType: "reset" }));
  });

  fact("go to one of several callers who want the same at once", async (store, another) => {
    const replicas = [store, await another()];
    const adding = Array.from({ length: 10 }, () =>
      replicas.map((replica) => replica.add(commandTo("a", { commandId: 7 }), new Deliveries().take)),
    );
    const outcomes = (await Promise.all(adding.flat())).map(({ outcome }) => outcome);
    assert.equal(outcomes.filter((outcome) => outcome === "added").length, 1);
    assert.equal(outcomes.filter((outcome) => outcome === "duplicate").length, 19);
  });
}
