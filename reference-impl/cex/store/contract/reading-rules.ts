import assert from "node:assert/strict";
import type { Command } from "../command.ts";
import type { CommandStore } from "../command-store.ts";
import type { Fact } from "./fact.ts";
import {
  commandTo,
  DEADLINE_MS,
  keyOf,
  plain,
  reported,
  resultOf,
  START_MS,
  stored,
  storedInOrder,
} from "./samples.ts";

/** Three commands each of two types, of one endpoint, a millisecond apart. */
async function sixCommands(store: CommandStore, endpointId: string): Promise<Command[]> {
  const commands = ["reboot", "reset", "reboot", "reset", "reboot", "reset"].map((commandType, index) =>
    commandTo(endpointId, { commandType, createdAtMs: START_MS + index }),
  );
  return await storedInOrder(store, commands);
}

/** Finding single commands, and those of endpoints. */
export function readingRules(fact: Fact): void {
  stateRules(fact);
  listRules(fact);
  lastRules(fact);
}

function stateRules(fact: Fact): void {
  fact("finds nothing where nothing is", async (store) => {
    const added = await stored(store, commandTo("a"));
    assert.equal(await store.find({ ...keyOf(added), endpointId: "b" }, START_MS), undefined);
    assert.equal(await store.find({ ...keyOf(added), commandType: "reset" }, START_MS), undefined);
    assert.equal(await store.find({ ...keyOf(added), commandId: 2 }, START_MS), undefined);
  });

  fact("shows a command as expired from its deadline on", async (store) => {
    const added = await stored(store, commandTo("a"));
    const before = await store.find(keyOf(added), DEADLINE_MS - 1);
    const after = await store.find(keyOf(added), DEADLINE_MS);
    assert.deepEqual(plain(before), plain(added));
    assert.deepEqual(plain(after), plain({ ...added, state: "EXPIRED", updatedAtMs: DEADLINE_MS }));
  });

  fact("shows the same when somebody has ended the command", async (store) => {
    const added = await stored(store, commandTo("a"));
    const nowMs = DEADLINE_MS + 5_000;
    const before = await store.find(keyOf(added), nowMs);
    const [expired] = await store.expire(nowMs, 10);
    assert.deepEqual(plain(expired), plain(before));
    assert.deepEqual(plain(await store.find(keyOf(added), nowMs)), plain(before));
  });

  fact("shows an executed command as such for ever", async (store) => {
    const added = await stored(store, commandTo("a"));
    await reported(store, "a", [resultOf(1)]);
    assert.equal((await store.find(keyOf(added), DEADLINE_MS + 1))?.state, "EXECUTED");
  });

  fact("shows states at the given time wherever commands are read", async (store) => {
    const added = await stored(store, commandTo("a"));
    const read = await Promise.all([
      store.findLast("a", "reboot", DEADLINE_MS),
      store.findLastOfMany(["a"], [], DEADLINE_MS).then(([command]) => command),
      store.list({ endpointId: "a", commandTypes: [], limit: 1 }, DEADLINE_MS).then(([command]) => command),
    ]);
    for (const command of read) {
      assert.deepEqual(plain(command), plain({ ...added, state: "EXPIRED", updatedAtMs: DEADLINE_MS }));
    }
  });
}

function listRules(fact: Fact): void {
  fact("lists the commands of an endpoint, the newest first", async (store) => {
    const commands = await sixCommands(store, "a");
    await stored(store, commandTo("b"));
    const list = await store.list({ endpointId: "a", commandTypes: [], limit: 100 }, START_MS);
    assert.deepEqual(list.map(plain), commands.toReversed().map(plain));
  });

  fact("lists so many at most, of the types that are named", async (store) => {
    const commands = (await sixCommands(store, "a")).toReversed();
    const listOf = async (commandTypes: readonly string[], limit: number) =>
      (await store.list({ endpointId: "a", commandTypes, limit }, START_MS)).map(plain);
    assert.deepEqual(await listOf([], 4), commands.slice(0, 4).map(plain));
    const resets = commands.filter(({ commandType }) => commandType === "reset");
    assert.deepEqual(await listOf(["reset"], 2), resets.slice(0, 2).map(plain));
    assert.deepEqual(await listOf(["reset", "reboot", "none", "reset"], Number.MAX_SAFE_INTEGER), commands.map(plain));
    assert.deepEqual(await listOf(["none"], 10), []);
    assert.deepEqual(await listOf([], 0), []);
  });

  fact("lists what was created at the same time by the order of storing", async (store) => {
    const ids = [5, 9, 1, 7];
    await storedInOrder(
      store,
      ids.map((commandId) => commandTo("a", { commandId })),
    );
    const list = await store.list({ endpointId: "a", commandTypes: [], limit: 100 }, START_MS);
    assert.deepEqual(
      list.map(({ commandId }) => commandId),
      ids.toReversed(),
    );
  });
}

function lastRules(fact: Fact): void {
  fact("finds the last command of a type", async (store) => {
    const commands = await sixCommands(store, "a");
    await stored(store, commandTo("b", { createdAtMs: START_MS + 100 }));
    assert.deepEqual(plain(await store.findLast("a", "reboot", START_MS)), plain(commands[4]));
    assert.equal(await store.findLast("a", "none", START_MS), undefined);
    assert.equal(await store.findLast("c", "reboot", START_MS), undefined);
  });

  fact("finds the last one before, when the last was removed", async (store) => {
    const commands = await sixCommands(store, "a");
    await store.remove({ endpointId: "a", commandType: "reboot", commandId: 3 });
    assert.deepEqual(plain(await store.findLast("a", "reboot", START_MS)), plain(commands[2]));
  });

  fact("finds the last commands of many endpoints, of all types or some", async (store) => {
    await sixCommands(store, "a");
    await sixCommands(store, "b");
    await stored(store, commandTo("c", { commandType: "dim" }));
    const found = async (endpointIds: readonly string[], commandTypes: readonly string[]) =>
      (await store.findLastOfMany(endpointIds, commandTypes, START_MS))
        .map(({ endpointId, commandType, commandId }) => `${endpointId} ${commandType} ${commandId}`)
        .toSorted();
    assert.deepEqual(await found(["a", "b", "c", "d"], []), [
      "a reboot 3",
      "a reset 3",
      "b reboot 3",
      "b reset 3",
      "c dim 1",
    ]);
    assert.deepEqual(await found(["a", "a", "c"], ["reboot", "dim", "dim"]), ["a reboot 3", "c dim 1"]);
    assert.deepEqual(await found(["d"], []), []);
    assert.deepEqual(await found([], ["reboot"]), []);
  });
}
