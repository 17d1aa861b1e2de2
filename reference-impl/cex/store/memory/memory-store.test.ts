import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CommandStore } from "../command-store.ts";
import { describeCommandStore } from "../contract/index.ts";
import { openMemoryStore } from "./index.ts";

let stores = 0;

describeCommandStore("a store in memory", async () => {
  stores += 1;
  const name = `contract-${stores}`;
  const opened: CommandStore[] = [];
  const open = () => {
    const store = openMemoryStore(name);
    opened.push(store);
    return store;
  };
  return {
    store: open(),
    another: async () => open(),
    close: async () => void (await Promise.all(opened.map((store) => store.close()))),
  };
});

describe("a store in memory", () => {
  it("is shared by those who name it, and by nobody else", async () => {
    const [one, other, stranger] = [openMemoryStore("shared"), openMemoryStore("shared"), openMemoryStore("another")];
    await one.beat("replica", 1);
    assert.deepEqual(await stranger.takeSilent(2), []);
    assert.deepEqual(await other.takeSilent(2), ["replica"]);
    await Promise.all([one, other, stranger].map((store) => store.close()));
  });

  it("lasts as long as anybody has it open, and is gone then", async () => {
    const [one, other] = [openMemoryStore("lasting"), openMemoryStore("lasting")];
    await one.beat("replica", 1);
    await one.close();
    await one.close();
    const later = openMemoryStore("lasting");
    await other.close();
    assert.deepEqual(await later.takeSilent(2), ["replica"]);
    await later.beat("replica", 1);
    await later.close();
    const anew = openMemoryStore("lasting");
    assert.deepEqual(await anew.takeSilent(2), []);
    await anew.close();
  });
});
