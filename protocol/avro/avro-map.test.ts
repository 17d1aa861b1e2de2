import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { AvroEncodeError, avroCodec, type RecordOf } from "./index.ts";

const schema = {
  type: "record",
  namespace: "org.example",
  name: "Mapped",
  fields: [
    { name: "map", type: { type: "map", values: "string" } },
    { name: "blob", type: "bytes" },
    { name: "after", type: "long" },
  ],
} as const;
type Mapped = RecordOf<typeof schema>;

const codec = avroCodec(schema);
const TAIL = "0207" + "0e"; // blob 07 | after 7

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const mapped = (...entries: readonly (readonly [string, string])[]): Mapped => ({
  map: new Map(entries),
  blob: Uint8Array.of(7),
  after: 7,
});
const decodeHex = (mapHex: string) => codec.decode(Buffer.from(mapHex.replaceAll(" ", "") + TAIL, "hex"));
const problemOf = (mapHex: string) => {
  const result = decodeHex(mapHex);
  return result.ok ? assert.fail(`decoded ${mapHex}`) : result.problem;
};
const text = fc.string({ unit: "binary", maxLength: 20 });
const samples: fc.Arbitrary<Mapped> = fc.record(
  {
    map: fc.array(fc.tuple(text, text), { maxLength: 100 }).map((entries) => new Map(entries)),
    blob: fc.uint8Array(),
    after: fc.maxSafeInteger(),
  },
  { noNullPrototype: true },
);

describe("a map", () => {
  const known: readonly [string, Mapped, string][] = [
    ["empty", mapped(), "00"],
    ["one entry", mapped(["a", "b"]), "02 0261 0262 00"],
    ["entries in their own order", mapped(["b", ""], ["10", "x"], ["2", "y"]), "06 0262 00 043130 0278 0232 0279 00"],
    ["a name that objects have a use for", mapped(["__proto__", "a"]), "02 125f5f70726f746f5f5f 0261 00"],
  ];
  for (const [circumstance, value, mapHex] of known) {
    it(`has bytes worked out by hand: ${circumstance}`, () => {
      assert.equal(hex(codec.encode(value)), mapHex.replaceAll(" ", "") + TAIL);
      assert.deepEqual(decodeHex(mapHex), { ok: true, value });
    });
  }

  const otherForms: readonly [string, string, Mapped][] = [
    ["several blocks", "02 0261 0262 02 0263 0264 00", mapped(["a", "b"], ["c", "d"])],
    ["a block that tells its size", "03 10 0261 0262 0263 0264 00", mapped(["a", "b"], ["c", "d"])],
    ["blocks of both kinds", "01 08 0261 0262 02 0263 0264 00", mapped(["a", "b"], ["c", "d"])],
    ["a count that takes more bytes than it needs", "8200 0261 0262 00", mapped(["a", "b"])],
  ];
  for (const [circumstance, mapHex, value] of otherForms) {
    it(`may also be read as ${circumstance}`, () => {
      const result = decodeHex(mapHex);
      assert.deepEqual(result, { ok: true, value });
    });
  }

  it("has the last of equal keys", () => {
    assert.deepEqual(decodeHex("04 0261 0262 0261 0263 00"), { ok: true, value: mapped(["a", "c"]) });
  });

  it("keeps the order in which it was read", () => {
    const result = decodeHex("04 0262 00 0231 00 00");
    assert.deepEqual(result.ok ? [...result.value.map.keys()] : [], ["b", "1"]);
  });

  it("has U+FFFD for half a surrogate pair", () => {
    const result = codec.decode(codec.encode(mapped(["\uD800", "\uDC00"])));
    assert.deepEqual(result, { ok: true, value: mapped(["\uFFFD", "\uFFFD"]) });
  });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(samples, (value) => {
        assert.deepEqual(codec.decode(codec.encode(value)), { ok: true, value });
      }),
    );
  });

  it("may have many entries", () => {
    const value = { ...mapped(), map: new Map(Array.from({ length: 10_000 }, (_, index) => [`ep-${index}`, "v1"])) };
    assert.deepEqual(codec.decode(codec.encode(value)), { ok: true, value });
  });

  it("refuses every truncation", () => {
    fc.assert(
      fc.property(samples, fc.nat(), (sample, cut) => {
        const bytes = codec.encode(sample);
        assert.equal(codec.decode(bytes.subarray(0, cut % bytes.length)).ok, false);
      }),
    );
  });

  it("never throws on random bytes, and writes what it accepts of them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const result = codec.decode(bytes);
        if (result.ok) {
          assert.deepEqual(codec.decode(codec.encode(result.value)), result);
        } else {
          assert.match(result.problem, /^Mapped: /);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("holds nothing but strings", () => {
    const wrong: readonly unknown[] = [
      new Map([["a", 1]]),
      new Map([[1, "a"]]),
      { a: "b" },
      [["a", "b"]],
      null,
      undefined,
    ];
    for (const map of wrong) {
      assert.throws(() => codec.encode(Object.assign(mapped(), { map })), {
        name: AvroEncodeError.name,
        message: /^Mapped: map must be a map of strings, but is /,
      });
    }
  });
});

describe("the problem with a map", () => {
  const LARGEST = "feffffffffffffffff01";
  const SMALLEST = "ffffffffffffffffff01";
  const problems: readonly [string, string, string][] = [
    ["more entries than the bytes can hold", "08 0261", "declares 4 entries where 5 bytes are left"],
    ["the largest count", LARGEST, `declares ${2 ** 63} entries where 3 bytes are left`],
    ["the smallest count", `${SMALLEST} 00`, `declares ${2 ** 63} entries where 3 bytes are left`],
    ["too many entries in a later block", "02 0261 0262 10", "declares 8 entries where 3 bytes are left"],
    ["a size too large", "01 0a 0261 0262 00", "declares a block up to byte 7 that ends at byte 6"],
    ["a size too small", "01 06 0261 0262 00", "declares a block up to byte 5 that ends at byte 6"],
    ["a negative size", "01 03 0261 0262 00", "declares a block up to byte 0 that ends at byte 6"],
    ["a key beyond the end", "02 4061", "declares a length of 32 where 4 bytes are left"],
    ["a key that is not valid UTF-8", "02 02ff 0262 00", "is not valid UTF-8"],
    ["a value that is not valid UTF-8", "02 0261 02ff 00", "is not valid UTF-8"],
    ["a count of more than 64 bits", "ffffffffffffffffff02", "holds a number of more than 64 bits"],
  ];
  for (const [circumstance, mapHex, problem] of problems) {
    it(`is ${circumstance}`, () => {
      assert.equal(problemOf(mapHex), `Mapped: map (at byte 0) ${problem}`);
    });
  }

  it("is a missing end", () => {
    const result = codec.decode(Buffer.from("0202610262", "hex"));
    assert.deepEqual(result, { ok: false, problem: "Mapped: map (at byte 0) is cut off inside a number" });
  });
});
