import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime } from "../../runtime/index.ts";
import type { Addressee } from "./known-endpoints.ts";
import { OverduePushes } from "./overdue-pushes.ts";

const named = (endpointId: string): Addressee => ({ endpointId, appVersionName: "kettle-v1" });

function opened() {
  const time = new VirtualTime(0, seededRandom("deliveries"));
  const begun: { readonly endpointId: string; readonly done: (told: boolean) => void }[] = [];
  const overdue = new OverduePushes(time, ({ endpointId }, done) => void begun.push({ endpointId, done }));
  const pass = (ms: number) => time.within(ms, new Promise(() => {}));
  return { begun, overdue, pass, names: () => begun.map(({ endpointId }) => endpointId) };
}

describe("an overdue push", () => {
  it("is attempted at once, and once if the provider can tell", async () => {
    const { begun, overdue, pass, names } = opened();
    overdue.add([named("e-1"), named("e-2")]);
    assert.deepEqual(names(), ["e-1", "e-2"]);
    begun.forEach(({ done }) => done(true));
    await pass(60_000);
    assert.equal(begun.length, 2);
  });

  it("is attempted again a second later if the provider cannot, and twenty times in all", async () => {
    const { begun, overdue, pass } = opened();
    overdue.add([named("e-1")]);
    for (let attempt = 1; attempt <= 20; attempt += 1) {
      assert.equal(begun.length, attempt);
      begun.at(-1)?.done(false);
      await pass(999);
      assert.equal(begun.length, attempt);
      await pass(1);
    }
    await pass(60_000);
    assert.equal(begun.length, 20);
  });

  it("waits while sixty-four others are under way, and once however often it is added", () => {
    const { begun, overdue } = opened();
    overdue.add(Array.from({ length: 64 }, (_, index) => named(`first-${index}`)));
    overdue.add([named("e-1"), named("e-1")]);
    overdue.add([named("e-1")]);
    assert.equal(begun.length, 64);
    begun[0]?.done(true);
    assert.deepEqual([begun.length, begun.at(-1)?.endpointId], [65, "e-1"]);
    begun[1]?.done(true);
    assert.equal(begun.length, 65);
  });

  it("is not put off to a later attempt if it is added anew meanwhile", async () => {
    const { begun, overdue, pass, names } = opened();
    overdue.add(Array.from({ length: 65 }, (_, index) => named(`first-${index}`)));
    begun[0]?.done(false);
    overdue.add([named("first-0")]);
    await pass(1000);
    begun.slice(1).forEach(({ done }) => done(true));
    assert.equal(names().filter((name) => name === "first-0").length, 2);
  });

  it("may end before the call for it returns, in any number", () => {
    let attempts = 0;
    const overdue = new OverduePushes(new VirtualTime(0, seededRandom("deliveries")), (_, done) => {
      attempts += 1;
      done(true);
    });
    overdue.add(Array.from({ length: 100_000 }, (_, index) => named(String(index))));
    assert.equal(attempts, 100_000);
  });

  it("is not begun any more after the end", async () => {
    const { begun, overdue, pass } = opened();
    overdue.add(Array.from({ length: 65 }, (_, index) => named(String(index))));
    begun[0]?.done(false);
    overdue.close();
    begun.slice(1).forEach(({ done }) => done(false));
    await pass(60_000);
    assert.equal(begun.length, 65);
  });
});
