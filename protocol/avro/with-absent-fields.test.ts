import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { avroCodec, withAbsentFields } from "./index.ts";

const old = avroCodec({
  type: "record",
  namespace: "org.example",
  name: "Old",
  fields: [{ name: "text", type: "string" }],
});
const codec = withAbsentFields<{ text: string }, { later: number | null }>(old, { later: null });

describe("a codec with absent fields", () => {
  it("does not write them", () => {
    assert.deepEqual(codec.encode({ text: "a", later: 7 }), Uint8Array.of(2, 0x61));
  });

  it("reads them as given", () => {
    assert.deepEqual(codec.decode(Uint8Array.of(2, 0x61)), { ok: true, value: { text: "a", later: null } });
  });

  it("keeps the record's problems, name and fingerprint", () => {
    assert.deepEqual(codec.decode(Uint8Array.of(2)), old.decode(Uint8Array.of(2)));
    assert.deepEqual([codec.fullName, codec.fingerprint], [old.fullName, old.fingerprint]);
  });
});
