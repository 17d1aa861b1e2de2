import assert from "node:assert/strict";
import type { BatchTask, NewCommand } from "../command.ts";
import type { BatchQuery, CommandStore, Deliver } from "../command-store.ts";
import { Deliveries, HeldDelivery, refuse } from "./deliveries.ts";
import type { Fact } from "./fact.ts";
import {
  allBatches,
  atRest,
  bytesOf,
  commandTo,
  DEADLINE_MS,
  hexOf,
  known,
  reported,
  resultOf,
  START_MS,
  stored,
} from "./samples.ts";

const TASK: Omit<BatchTask, "taskId"> = {
  tenantId: "tenant-1",
  applicationName: "thermostats",
  filterId: "filter-1",
  commandType: "reboot",
  payload: bytesOf("\u0000[1]"),
  createdAtMs: START_MS,
};

const APPLICATION = { tenantId: "tenant-1", applicationName: "thermostats" };

function commandsTo(endpointIds: readonly string[]): Omit<NewCommand, "commandId" | "origin">[] {
  return endpointIds.map((endpointId) => {
    const { commandId: _, origin: __, ...command } = commandTo(endpointId, { payload: TASK.payload });
    return command;
  });
}

async function batchTo(
  store: CommandStore,
  endpointIds: readonly string[],
  otherwise: Partial<typeof TASK> = {},
  deliver: Deliver = new Deliveries().take,
): Promise<BatchTask> {
  return await store.addBatch({ ...TASK, ...otherwise }, commandsTo(endpointIds), deliver);
}

/** Batches, their commands and how these stand. */
export function batchRules(fact: Fact): void {
  storingRules(fact);
  storingManyRules(fact);
  countRules(fact);
  pageRules(fact);
}

function storingRules(fact: Fact): void {
  fact("are stored with a command for each endpoint", async (store, another) => {
    await stored(store, commandTo("b"));
    const batch = await batchTo(store, ["a", "b", "c"]);
    assert.deepEqual(
      { ...batch, payload: hexOf(batch.payload) },
      {
        ...TASK,
        taskId: batch.taskId,
        payload: hexOf(TASK.payload),
      },
    );
    const commands = await (await another()).batch({ ...APPLICATION, taskId: batch.taskId }, START_MS);
    const keys = commands?.PENDING.toSorted((one, other) => one.endpointId.localeCompare(other.endpointId));
    assert.deepEqual(keys, [
      { endpointId: "a", commandType: "reboot", commandId: 1 },
      { endpointId: "b", commandType: "reboot", commandId: 2 },
      { endpointId: "c", commandType: "reboot", commandId: 1 },
    ]);
    const found = await store.find({ endpointId: "b", commandType: "reboot", commandId: 2 }, START_MS);
    assert.deepEqual(found?.origin, { kind: "batch", taskId: batch.taskId });
    assert.equal(hexOf(found?.payload ?? null), hexOf(TASK.payload));
  });

  fact("are delivered to the endpoints that are known and want the type", async (store) => {
    await known(store, "a", "b", "c");
    await store.deliverOutstanding(
      { endpointId: "b", commandType: "reboot", nowMs: START_MS, isUnasked: false, observe: false },
      "thermostats-v1",
      new Deliveries().take,
    );
    const deliveries = new Deliveries();
    await batchTo(store, ["a", "b", "c", "d"], {}, deliveries.take);
    await deliveries.reach(2);
    for (const endpointId of ["a", "b", "c", "d"]) {
      await atRest(store, endpointId);
    }
    const addressees = deliveries.made.map(({ endpoint, commands }) => `${endpoint.endpointId} ${commands.length}`);
    assert.deepEqual(addressees.toSorted(), ["a 1", "c 1"]);
  });
}

function storingManyRules(fact: Fact): void {
  fact("do not wait for their deliveries, and these may fail", async (store) => {
    await known(store, "a", "b");
    const held = new HeldDelivery();
    const first = await batchTo(store, ["a"], {}, held.take);
    await held.begun;
    held.end();
    const second = await batchTo(store, ["a", "b"], {}, refuse);
    assert.notEqual(first.taskId, second.taskId);
    await atRest(store, "a");
    await atRest(store, "b");
  });

  fact("of the same endpoints in another order do not block each other", async (store, another) => {
    const replicas = [store, await another()];
    const endpointIds = Array.from({ length: 20 }, (_, index) => `e${index}`);
    const batches = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        batchTo(replicas[index % 2] ?? store, index % 4 < 2 ? endpointIds : endpointIds.toReversed()),
      ),
    );
    assert.equal(new Set(batches.map(({ taskId }) => taskId)).size, 10);
    const last = await store.findLast("e0", "reboot", START_MS);
    assert.ok(last !== undefined);
    const list = await store.list({ endpointId: "e0", commandTypes: [], limit: 100 }, START_MS);
    assert.deepEqual(
      list.map(({ commandId }) => commandId).toSorted((one, other) => one - other),
      Array.from({ length: 10 }, (_, index) => index + 1),
    );
  });

  fact("may have very many commands, or none", async (store) => {
    const endpointIds = Array.from({ length: 3_000 }, (_, index) => `e${index}`);
    const [many, none] = [await batchTo(store, endpointIds), await batchTo(store, [])];
    assert.equal((await store.batch({ ...APPLICATION, taskId: many.taskId }, START_MS))?.PENDING.length, 3_000);
    assert.deepEqual(await store.batch({ ...APPLICATION, taskId: none.taskId }, START_MS), {
      PENDING: [],
      EXECUTED: [],
      EXPIRED: [],
    });
  });
}

function countRules(fact: Fact): void {
  fact("tell their commands by state, as it is at the given time", async (store) => {
    const { taskId } = await batchTo(store, ["a", "b", "c"]);
    await stored(store, commandTo("a"));
    await reported(store, "a", [resultOf(1), resultOf(2)]);
    await store.remove({ endpointId: "b", commandType: "reboot", commandId: 1 });
    for (const { nowMs, pending, expired } of [
      { nowMs: DEADLINE_MS - 1, pending: 1, expired: 0 },
      { nowMs: DEADLINE_MS, pending: 0, expired: 1 },
    ]) {
      const commands = await store.batch({ ...APPLICATION, taskId }, nowMs);
      const { content } = await store.batches(allBatches({ nowMs }));
      const [counts] = content;
      assert.deepEqual(commands?.EXECUTED, [{ endpointId: "a", commandType: "reboot", commandId: 1 }]);
      assert.deepEqual([commands.PENDING.length, commands.EXPIRED.length], [pending, expired]);
      assert.deepEqual([counts?.pending, counts?.executed, counts?.expired], [pending, 1, expired]);
    }
  });

  fact("are those of one application of one tenant", async (store) => {
    const { taskId } = await batchTo(store, ["a"]);
    assert.equal(await store.batch({ ...APPLICATION, tenantId: "tenant-2", taskId }, START_MS), undefined);
    assert.equal(await store.batch({ ...APPLICATION, applicationName: "lamps", taskId }, START_MS), undefined);
    assert.equal(await store.batch({ ...APPLICATION, taskId: taskId + 1 }, START_MS), undefined);
    assert.equal((await store.batches(allBatches({ tenantId: "tenant-2" }))).totalElements, 0);
    assert.equal((await store.batches(allBatches({ applicationName: "lamps" }))).totalElements, 0);
  });
}

function pageRules(fact: Fact): void {
  const idsOf = async (store: CommandStore, query: Partial<BatchQuery>) =>
    (await store.batches(allBatches(query))).content.map(({ taskId }) => taskId);

  fact("come in pages, chosen by type and filter", async (store) => {
    const tasks = [
      {},
      { commandType: "reset" },
      { filterId: undefined },
      { filterId: "filter-2", commandType: "reset" },
    ];
    const ids: number[] = [];
    for (const task of tasks) {
      ids.push((await batchTo(store, [], { ...task, createdAtMs: START_MS + ids.length })).taskId);
    }
    const [first, second, third, fourth] = ids;
    const order = { sortOrder: "ASC" } as const;
    assert.deepEqual(await idsOf(store, order), [first, second, third, fourth]);
    assert.deepEqual(await idsOf(store, { ...order, commandType: "reset" }), [second, fourth]);
    assert.deepEqual(await idsOf(store, { ...order, filterId: "filter-1" }), [first, second]);
    assert.deepEqual(await idsOf(store, { ...order, filterId: "filter-1", commandType: "reset" }), [second]);
    const page = await store.batches(allBatches({ offset: 1, limit: 2 }));
    assert.equal(page.totalElements, 4);
    assert.deepEqual(
      page.content.map(({ taskId }) => taskId),
      [third, second],
    );
    assert.equal(page.content[0]?.filterId, undefined);
    assert.deepEqual(await idsOf(store, { offset: Number.MAX_SAFE_INTEGER, limit: Number.MAX_SAFE_INTEGER }), []);
  });

  fact("are sorted by any column, up and down", async (store) => {
    const ids: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      const name = `n${String(11 - index).padStart(2, "0")}`;
      const task = { commandType: name, filterId: name, createdAtMs: START_MS + (11 - index) };
      ids.push((await batchTo(store, [], task)).taskId);
    }
    const byId = ids.toSorted((one, other) => one - other);
    assert.deepEqual(await idsOf(store, { sortBy: "taskId", sortOrder: "ASC" }), byId);
    assert.deepEqual(await idsOf(store, { sortBy: "taskId", sortOrder: "DESC" }), byId.toReversed());
    for (const sortBy of ["commandType", "filterId", "createdAt"] as const) {
      assert.deepEqual(await idsOf(store, { sortBy, sortOrder: "ASC" }), ids.toReversed(), sortBy);
      assert.deepEqual(await idsOf(store, { sortBy, sortOrder: "DESC" }), ids, sortBy);
    }
  });

  fact("come in pages that neither overlap nor leave anything out", async (store) => {
    for (let index = 0; index < 5; index += 1) {
      await batchTo(store, []);
    }
    for (const sortBy of ["commandType", "filterId", "createdAt"] as const) {
      const pages = await Promise.all([0, 2, 4].map((offset) => idsOf(store, { sortBy, offset, limit: 2 })));
      assert.deepEqual(pages.flat(), await idsOf(store, { sortBy }));
      assert.equal(new Set(pages.flat()).size, 5);
    }
  });
}
