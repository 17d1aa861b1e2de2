import assert from "node:assert/strict";
import type { CommandStore, PageQuery } from "../command-store.ts";
import type { Fact } from "./fact.ts";
import { allCommands, commandTo, plain, reported, resultOf, START_MS, stored, storedInOrder } from "./samples.ts";

async function namesOf(store: CommandStore, otherwise: Partial<PageQuery>): Promise<string[]> {
  const { content } = await store.page(allCommands(otherwise));
  return content.map(({ endpointId, commandType, commandId }) => `${endpointId} ${commandType} ${commandId}`);
}

/** The commands of an application. */
export function pageRules(fact: Fact): void {
  choiceRules(fact);
  orderRules(fact);
}

function choiceRules(fact: Fact): void {
  fact("hold the commands of one application of one tenant", async (store) => {
    const added = await stored(store, commandTo("a"));
    await stored(store, commandTo("a", { applicationName: "lamps" }));
    await stored(store, commandTo("a", { tenantId: "tenant-2" }));
    const page = await store.page(allCommands());
    assert.equal(page.totalElements, 1);
    assert.deepEqual(page.content.map(plain), [plain(added)]);
    const none = await store.page(allCommands({ tenantId: "tenant-2", applicationName: "lamps" }));
    assert.deepEqual(none, { totalElements: 0, content: [] });
  });

  fact("hold the types that are named", async (store) => {
    const types = ["reboot", "reset", "dim"];
    await storedInOrder(
      store,
      types.map((commandType) => commandTo("a", { commandType })),
    );
    const page = await store.page(allCommands({ commandTypes: ["dim", "reboot", "none", "dim"] }));
    assert.equal(page.totalElements, 2);
    assert.deepEqual(page.content.map(({ commandType }) => commandType).toSorted(), ["dim", "reboot"]);
  });

  fact("tell how many there are, wherever they are cut", async (store) => {
    await storedInOrder(
      store,
      Array.from({ length: 7 }, () => commandTo("a")),
    );
    for (const { offset, limit, size } of [
      { offset: 0, limit: 3, size: 3 },
      { offset: 6, limit: 3, size: 1 },
      { offset: 7, limit: 3, size: 0 },
      { offset: 0, limit: 0, size: 0 },
      { offset: 2, limit: Number.MAX_SAFE_INTEGER, size: 5 },
      { offset: Number.MAX_SAFE_INTEGER, limit: 3, size: 0 },
    ]) {
      const page = await store.page(allCommands({ offset, limit }));
      assert.deepEqual([page.totalElements, page.content.length], [7, size], `offset ${offset}, limit ${limit}`);
    }
  });

  fact("show states at the given time", async (store) => {
    await stored(store, commandTo("a", { deadlineMs: START_MS + 5 }));
    const page = await store.page(allCommands({ nowMs: START_MS + 5 }));
    assert.equal(page.content[0]?.state, "EXPIRED");
  });
}

function orderRules(fact: Fact): void {
  fact("are sorted by any column, up and down", async (store) => {
    await storedInOrder(store, [
      commandTo("b", { commandType: "reset", commandId: 10, createdAtMs: START_MS + 2 }),
      commandTo("c", { commandType: "dim", commandId: 9, createdAtMs: START_MS }),
      commandTo("a", { commandType: "reboot", commandId: -1, createdAtMs: START_MS + 1 }),
    ]);
    const [a, b, c] = ["a reboot -1", "b reset 10", "c dim 9"];
    const orders = {
      createdAt: [c, a, b],
      updatedAt: [c, a, b],
      commandType: [c, a, b],
      endpointId: [a, b, c],
      commandId: [a, c, b],
    } as const;
    for (const sortBy of ["createdAt", "updatedAt", "commandType", "endpointId", "commandId"] as const) {
      assert.deepEqual(await namesOf(store, { sortBy, sortOrder: "ASC" }), orders[sortBy], sortBy);
      assert.deepEqual(await namesOf(store, { sortBy, sortOrder: "DESC" }), orders[sortBy].toReversed(), sortBy);
    }
  });

  fact("are sorted by when a state changed last, as it is at the given time", async (store) => {
    const deadlines = [START_MS + 20, START_MS + 100, START_MS + 100];
    await storedInOrder(
      store,
      deadlines.map((deadlineMs, index) => commandTo("a", { deadlineMs, createdAtMs: START_MS + index })),
    );
    await reported(store, "a", [resultOf(2)], START_MS + 10);
    const idsAt = async (nowMs: number) =>
      (await store.page(allCommands({ sortBy: "updatedAt", sortOrder: "ASC", nowMs }))).content.map(
        ({ commandId }) => commandId,
      );
    assert.deepEqual(await idsAt(START_MS + 10), [1, 3, 2]);
    assert.deepEqual(await idsAt(START_MS + 20), [3, 2, 1]);
    await store.expire(START_MS + 20, 10);
    assert.deepEqual(await idsAt(START_MS + 20), [3, 2, 1]);
  });

  fact("neither overlap nor leave anything out where the column is the same", async (store) => {
    const endpointIds = Array.from({ length: 9 }, (_, index) => `e${(index * 7) % 9}`);
    await storedInOrder(
      store,
      endpointIds.map((endpointId) => commandTo(endpointId)),
    );
    for (const sortBy of ["createdAt", "updatedAt", "commandType", "commandId"] as const) {
      for (const sortOrder of ["ASC", "DESC"] as const) {
        const offsets = [0, 2, 4, 6, 8];
        const pages = await Promise.all(
          offsets.map((offset) => namesOf(store, { sortBy, sortOrder, offset, limit: 2 })),
        );
        assert.deepEqual(pages.flat(), await namesOf(store, { sortBy, sortOrder }));
        assert.deepEqual(pages.flat().toSorted(), endpointIds.map((endpointId) => `${endpointId} reboot 1`).toSorted());
      }
    }
  });
}
