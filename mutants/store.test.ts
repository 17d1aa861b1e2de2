import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime } from "../runtime/index.ts";
import { alteredStore, commandsOf, type Methods, nameOf } from "./store.ts";

type NewCommand = Parameters<NonNullable<Methods["add"]>>[0];

const NOW_MS = 1_000;
const PLACE = { endpointId: "e-1", tenantId: "t-1", applicationName: "kettle" };

function command(commandType: string, lifeMs = 500): NewCommand {
  return {
    ...PLACE,
    commandType,
    commandId: undefined,
    payload: null,
    createdAtMs: NOW_MS,
    deadlineMs: NOW_MS + lifeMs,
    isSentOnce: false,
    origin: { kind: "rest", replicaId: "cex-1" },
  };
}

/** A store of its own in memory. */
function open(name: string, methods: Methods) {
  const time = new VirtualTime(NOW_MS, seededRandom("store"));
  return alteredStore(() => methods)({ databaseUrl: `memory:altered-${name}`, databaseConnections: 6 }, time);
}

describe("the store of a mutant", () => {
  it("does what is left out as any store does", async () => {
    const store = await open("plain", {});
    assert.equal(await store.enter("cex-1", NOW_MS), "first");
    const added = await store.add(command("door"), async () => {});
    assert.equal(added.outcome, "added");
    const key = { endpointId: PLACE.endpointId, commandType: "door", commandId: 1 };
    assert.equal((await store.find(key, NOW_MS))?.state, "PENDING");
    assert.equal((await store.findLast("e-1", "door", NOW_MS))?.commandId, 1);
    assert.equal(await store.countPending(NOW_MS), 1);
    assert.equal(await store.remove(key), true);
    await store.close();
  });

  it("does what is not left out in the way that is given", async () => {
    const store = await open("other", { countPending: async () => 7 });
    await store.add(command("door"), async () => {});
    assert.equal(await store.countPending(NOW_MS), 7);
    await store.close();
  });
});

describe("commands of an endpoint", () => {
  it("are found by their state, of one type or of all", async () => {
    const store = await open("listed", {});
    await store.add(command("door"), async () => {});
    await store.add(command("light"), async () => {});
    await store.add(command("bell", 100), async () => {});
    const all = { endpointId: "e-1", nowMs: NOW_MS + 200 };
    const names = async (commandType: string | undefined, state: "PENDING" | "EXPIRED") =>
      (await commandsOf(store, { ...all, commandType }, state)).map(nameOf).toSorted();
    assert.deepEqual(await names(undefined, "PENDING"), ["e-1/door/1", "e-1/light/1"]);
    assert.deepEqual(await names("light", "PENDING"), ["e-1/light/1"]);
    assert.deepEqual(await names(undefined, "EXPIRED"), ["e-1/bell/1"]);
    await store.close();
  });
});
