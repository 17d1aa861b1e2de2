import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededIds, seededRandom, uniqueIds } from "./index.ts";

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("seeded identifiers", () => {
  it("are the same on every machine and in every version", () => {
    const ids = seededIds(seededRandom("kaaliper"));
    assert.deepEqual(
      [ids.next(), ids.next()],
      ["a1d8a07a-b671-4ec9-98e1-9c70a467a09f", "06dc22d7-72bd-4bf4-8031-002a5185ff11"],
    );
  });

  it("have the form of a version-4 UUID, each once", () => {
    const ids = seededIds(seededRandom("many"));
    const many = Array.from({ length: 2_000 }, () => ids.next());
    assert.equal(new Set(many).size, many.length);
    many.forEach((id) => assert.match(id, VERSION_4));
  });
});

describe("unique identifiers", () => {
  it("have the form of a version-4 UUID, and differ", () => {
    const [one, other] = [uniqueIds.next(), uniqueIds.next()];
    assert.match(one, VERSION_4);
    assert.notEqual(one, other);
  });
});
