import assert from "node:assert/strict";
import type { Fact } from "./fact.ts";
import {
  bytesOf,
  commandTo,
  DEADLINE_MS,
  hexOf,
  idOf,
  keyOf,
  plain,
  reported,
  resultOf,
  START_MS,
  stored,
  storedInOrder,
} from "./samples.ts";

const REBOOT = { endpointId: "a", commandType: "reboot", nowMs: START_MS } as const;

/** What becomes of results. */
export function resultRules(fact: Fact): void {
  outcomeRules(fact);
  deadlineRules(fact);
  concurrencyRules(fact);
}

function outcomeRules(fact: Fact): void {
  fact("execute a command, whatever their status", async (store, another) => {
    const replica = await another();
    for (const statusCode of [0, 200, 404, 500, 2_147_483_647]) {
      const added = await stored(store, commandTo("a"));
      const result = { statusCode, payload: bytesOf("[1]"), reasonPhrase: "so" };
      const [outcome] = await replica.report(REBOOT, [resultOf(added.commandId, result)]);
      assert.ok(outcome?.outcome === "executed");
      assert.equal(outcome.command.state, "EXECUTED");
      assert.equal(outcome.command.result?.statusCode, statusCode);
      assert.deepEqual(plain(await store.find(keyOf(added), START_MS)), plain(outcome.command));
    }
  });

  fact("have one outcome each, in their order", async (store) => {
    await storedInOrder(store, [commandTo("a"), commandTo("a"), commandTo("a", { deadlineMs: START_MS })]);
    await reported(store, "a", [resultOf(2)]);
    const outcomes = await store.report(
      REBOOT,
      [4, 3, 2, 1, 1].map((commandId) => resultOf(commandId)),
    );
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ["unknown", "expired", "known-already", "executed", "known-already"],
    );
    assert.deepEqual(outcomes.map(idOf), [4, 3, 2, 1, 1]);
  });

  fact("may be none", async (store) => {
    assert.deepEqual(await store.report(REBOOT, []), []);
  });

  fact("of another endpoint or type are of no command", async (store) => {
    await stored(store, commandTo("a"));
    assert.deepEqual(await reported(store, "b", [resultOf(1)]), ["unknown"]);
    const outcomes = await store.report({ ...REBOOT, commandType: "reset" }, [resultOf(1)]);
    assert.deepEqual(outcomes, [{ outcome: "unknown", commandId: 1 }]);
    assert.deepEqual(await reported(store, "a", [resultOf(1)]), ["executed"]);
  });

  fact("are taken of a command that is sent once", async (store) => {
    await stored(store, commandTo("a", { isSentOnce: true }));
    assert.deepEqual(await reported(store, "a", [resultOf(1)]), ["executed"]);
  });

  fact("of a command that was removed are of none", async (store) => {
    const added = await stored(store, commandTo("a"));
    await store.remove(keyOf(added));
    assert.deepEqual(await reported(store, "a", [resultOf(1)]), ["unknown"]);
  });

  fact("stand from the first one on", async (store) => {
    const added = await stored(store, commandTo("a"));
    const [first, second] = [resultOf(1, { payload: bytesOf("1") }), resultOf(1, { payload: bytesOf("2") })];
    assert.deepEqual(await reported(store, "a", [first]), ["executed"]);
    assert.deepEqual(await reported(store, "a", [second], START_MS + 1), ["known-already"]);
    const found = await store.find(keyOf(added), START_MS + 1);
    assert.equal(hexOf(found?.result?.payload ?? null), "31");
    assert.equal(found?.updatedAtMs, START_MS);
  });
}

function deadlineRules(fact: Fact): void {
  fact("are taken until just before the deadline", async (store) => {
    await storedInOrder(store, [commandTo("a"), commandTo("a")]);
    assert.deepEqual(await reported(store, "a", [resultOf(1)], DEADLINE_MS - 1), ["executed"]);
    assert.deepEqual(await reported(store, "a", [resultOf(2)], DEADLINE_MS), ["expired"]);
    const found = await store.find({ endpointId: "a", commandType: "reboot", commandId: 2 }, DEADLINE_MS);
    assert.equal(found?.state, "EXPIRED");
    assert.equal(found?.result, undefined);
  });

  fact("are too late whether or not anybody has ended the command", async (store) => {
    await stored(store, commandTo("a"));
    await store.expire(DEADLINE_MS, 10);
    assert.deepEqual(await reported(store, "a", [resultOf(1)], DEADLINE_MS), ["expired"]);
  });

  fact("are known already after the deadline, too", async (store) => {
    await stored(store, commandTo("a"));
    await reported(store, "a", [resultOf(1)]);
    assert.deepEqual(await store.expire(DEADLINE_MS, 10), []);
    assert.deepEqual(await reported(store, "a", [resultOf(1)], DEADLINE_MS), ["known-already"]);
  });
}

function concurrencyRules(fact: Fact): void {
  fact("that come to two replicas at once execute a command once, and that one stands", async (store, another) => {
    const replicas = [store, await another()];
    const added = await stored(store, commandTo("a"));
    const reports = Array.from({ length: 20 }, (_, index) => {
      const replica = replicas[index % 2] ?? store;
      return replica.report(REBOOT, [resultOf(1, { statusCode: 200 + index })]);
    });
    const outcomes = (await Promise.all(reports)).flat();
    const executed = outcomes.flatMap((outcome) => (outcome.outcome === "executed" ? [outcome.command] : []));
    assert.equal(executed.length, 1);
    assert.equal(outcomes.filter(({ outcome }) => outcome === "known-already").length, 19);
    assert.deepEqual(plain(await store.find(keyOf(added), START_MS)), plain(executed[0]));
  });

  fact("of many commands do not block each other, in whatever order they come", async (store, another) => {
    const replicas = [store, await another()];
    const commands = await Promise.all(Array.from({ length: 20 }, () => stored(store, commandTo("a"))));
    const results = commands.map(({ commandId }) => resultOf(commandId));
    const reports = Array.from({ length: 10 }, (_, index) => {
      const replica = replicas[index % 2] ?? store;
      return replica.report(REBOOT, index % 4 < 2 ? results : results.toReversed());
    });
    const outcomes = (await Promise.all(reports)).flat();
    const executed = outcomes.filter(({ outcome }) => outcome === "executed").map(idOf);
    assert.deepEqual(
      executed.toSorted((one, other) => one - other),
      commands.map(({ commandId }) => commandId).toSorted((one, other) => one - other),
    );
  });

  fact("and the deadline exclude each other", async (store, another) => {
    const replica = await another();
    for (let round = 1; round <= 20; round += 1) {
      const { commandId } = await stored(store, commandTo("a"));
      const [[outcome], expired] = await Promise.all([
        reported(store, "a", [resultOf(commandId)], DEADLINE_MS - 1),
        replica.expire(DEADLINE_MS, 100),
      ]);
      assert.equal(outcome === "executed", expired.length === 0);
    }
  });
}
