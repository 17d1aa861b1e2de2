import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { AvroEncodeError, avroCodec, type RecordOf } from "./index.ts";

const schema = {
  type: "record",
  namespace: "org.example",
  name: "Sample",
  fields: [
    { name: "text", type: "string" },
    { name: "big", type: "long" },
    { name: "small", type: "int" },
    { name: "blob", type: "bytes" },
    { name: "textOrNull", type: ["string", "null"] },
    { name: "nullOrText", type: ["null", "string"] },
    { name: "smallOrNull", type: ["int", "null"] },
    { name: "nullOrBlob", type: ["null", "bytes"] },
  ],
} as const;
type Sample = RecordOf<typeof schema>;

const codec = avroCodec(schema);
const plain: Sample = {
  text: "a",
  big: 1,
  small: 2,
  blob: Uint8Array.of(3),
  textOrNull: "b",
  nullOrText: null,
  smallOrNull: 4,
  nullOrBlob: Uint8Array.of(5),
};
// text "a" | big 1 | small 2 | blob 03 | branch 0 "b" | branch 0 null | branch 0, 4 | branch 1, blob 05
const plainHex = "0261" + "02" + "04" + "0203" + "000262" + "00" + "0008" + "020205";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const decodeHex = (text: string) => codec.decode(Buffer.from(text, "hex"));
const problemOf = (text: string) => {
  const result = decodeHex(text);
  return result.ok ? assert.fail(`decoded ${text}`) : result.problem;
};

const text = fc.string({ unit: "binary", maxLength: 100 });
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const blob = fc.uint8Array({ maxLength: 100 });
const samples: fc.Arbitrary<Sample> = fc.record(
  {
    text,
    big: fc.maxSafeInteger(),
    small: int,
    blob,
    textOrNull: fc.option(text),
    nullOrText: fc.option(text),
    smallOrNull: fc.option(int),
    nullOrBlob: fc.option(blob),
  },
  { noNullPrototype: true },
);

describe("an Avro codec", () => {
  it("knows the record's full name", () => {
    assert.equal(codec.fullName, "org.example.Sample");
  });

  it("writes and reads bytes worked out by hand", () => {
    assert.equal(hex(codec.encode(plain)), plainHex);
    assert.deepEqual(decodeHex(plainHex), { ok: true, value: plain });
  });

  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        assert.deepEqual(codec.decode(codec.encode(sample)), { ok: true, value: sample });
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
          assert.match(result.problem, /^Sample: /);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("refuses every truncation", () => {
    fc.assert(
      fc.property(samples, fc.nat(), (sample, cut) => {
        const bytes = codec.encode(sample);
        const result = codec.decode(bytes.subarray(0, cut % bytes.length));
        assert.equal(result.ok, false);
      }),
    );
  });

  it("never throws when one byte is another", () => {
    fc.assert(
      fc.property(samples, fc.nat(), fc.integer({ min: 0, max: 255 }), (sample, at, byte) => {
        const bytes = codec.encode(sample);
        bytes[at % bytes.length] = byte;
        assert.equal(typeof codec.decode(bytes).ok, "boolean");
      }),
      { numRuns: 1000 },
    );
  });
});

describe("what is written", () => {
  it("belongs to the caller", () => {
    const written = Array.from({ length: 500 }, () => codec.encode(plain));
    for (const bytes of written) {
      assert.equal(hex(bytes), plainHex);
      bytes.fill(0xff);
    }
  });

  it("stays as it is whatever is written later, of whatever length", () => {
    const lengths = [0, 1, 5_000, 100, 3_000, 4_000, 4_096, 20_000, 16_384, 2_000];
    const values = Array.from({ length: 200 }, (_, index) => {
      const length = (lengths[index % lengths.length] ?? 0) + index;
      return { ...plain, blob: new Uint8Array(length).fill(index) };
    });
    const written = values.map((value) => codec.encode(value));
    assert.deepEqual(
      written.map((bytes) => codec.decode(bytes)),
      values.map((value) => ({ ok: true, value })),
    );
  });

  it("may be very long, and then has memory of its own", () => {
    const sample = { ...plain, blob: new Uint8Array(100_000).fill(7) };
    const bytes = codec.encode(sample);
    assert.deepEqual(codec.decode(bytes), { ok: true, value: sample });
    assert.equal(bytes.buffer.byteLength, bytes.length);
  });

  it("holds no more than 16 KiB alive if it is short", () => {
    assert.ok(codec.encode(plain).buffer.byteLength <= 16_384);
  });

  it("takes bytes that are a part of a larger buffer", () => {
    const sample = { ...plain, blob: Uint8Array.of(9, 3, 9).subarray(1, 2) };
    assert.equal(hex(codec.encode(sample)), plainHex);
    assert.equal(hex(codec.encode({ ...plain, blob: Buffer.from([3]) })), plainHex);
  });

  it("leaves out properties that the schema lacks", () => {
    assert.equal(hex(codec.encode(Object.assign({ further: 1 }, plain))), plainHex);
  });

  for (const length of [1, 100]) {
    it(`has U+FFFD for half a surrogate pair, in a text of ${length}`, () => {
      const filling = "x".repeat(length);
      const result = codec.decode(codec.encode({ ...plain, text: `${filling}\uD800`, nullOrText: "\uDC00" }));
      assert.deepEqual(result, { ok: true, value: { ...plain, text: `${filling}\uFFFD`, nullOrText: "\uFFFD" } });
    });
  }

  const misfits: readonly [Partial<Sample>, RegExp][] = [
    [{ small: 2 ** 31 }, /^Sample: small must be a 32-bit integer, but is 2147483648$/],
    [{ small: 1.5 }, /small must be a 32-bit integer, but is 1.5$/],
    [{ smallOrNull: -(2 ** 31) - 1 }, /smallOrNull must be a 32-bit integer or null, but is -2147483649$/],
    [{ big: Number.NaN }, /big must be an integer, but is NaN$/],
    [{ big: 0.5 }, /big must be an integer, but is 0.5$/],
  ];
  for (const [misfit, message] of misfits) {
    it(`is not ${JSON.stringify(misfit)}`, () => {
      assert.throws(() => codec.encode({ ...plain, ...misfit }), { name: AvroEncodeError.name, message });
    });
  }
});

describe("long", () => {
  const wide: readonly [string, number, string][] = [
    ["the largest", 2 ** 63, "feffffffffffffffff01"],
    ["the smallest", -(2 ** 63), "ffffffffffffffffff01"],
    ["2^53, the first that may be inexact", 2 ** 53, "8080808080808020"],
    ["-1", -1, "01"],
    ["2^52", 2 ** 52, "8080808080808010"],
    ["the first below -(2^52)", -(2 ** 52) - 1, "8180808080808010"],
    ["the smallest exact one", Number.MIN_SAFE_INTEGER, "fdffffffffffff1f"],
  ];
  for (const [circumstance, big, numberHex] of wide) {
    it(`is read and written over its whole range: ${circumstance}`, () => {
      const bytes = plainHex.replace("026102", `0261${numberHex}`);
      assert.deepEqual(decodeHex(bytes), { ok: true, value: { ...plain, big } });
      assert.equal(hex(codec.encode({ ...plain, big })), bytes);
    });
  }

  it("is written as the nearest that fits", () => {
    assert.equal(hex(codec.encode({ ...plain, big: 1e300 })), hex(codec.encode({ ...plain, big: 2 ** 63 })));
    assert.equal(hex(codec.encode({ ...plain, big: -1e300 })), hex(codec.encode({ ...plain, big: -(2 ** 63) })));
  });
});

describe("what is read", () => {
  it("is made of plain objects and byte arrays", () => {
    const result = decodeHex(plainHex);
    assert.ok(result.ok);
    assert.equal(Object.getPrototypeOf(result.value), Object.prototype);
    assert.equal(Object.getPrototypeOf(result.value.blob), Uint8Array.prototype);
  });

  it("shares no memory with the input", () => {
    const bytes = Buffer.from(plainHex, "hex");
    const result = codec.decode(bytes);
    bytes.fill(0);
    assert.deepEqual(result, { ok: true, value: plain });
  });

  it("may hold U+FFFD and a byte-order mark", () => {
    const sample = { ...plain, text: "\uFEFFa\uFFFD", nullOrText: "\uFEFF" };
    assert.deepEqual(codec.decode(codec.encode(sample)), { ok: true, value: sample });
  });
});

describe("the problem with a record", () => {
  it("is that it is empty", () => {
    assert.equal(problemOf(""), "Sample: text (at byte 0) is cut off inside a number");
  });

  it("is that bytes follow", () => {
    assert.equal(problemOf(`${plainHex}00ff`), "Sample: 2 bytes follow the last field, which ends at byte 15");
  });

  it("is a length beyond the end", () => {
    assert.equal(
      problemOf("feffffff0f61"),
      "Sample: text (at byte 0) declares a length of 2147483647 where 1 bytes are left",
    );
  });

  it("is a negative length", () => {
    assert.equal(problemOf("0361"), "Sample: text (at byte 0) declares a length of -2 where 1 bytes are left");
  });

  it("is a branch that a union does not have", () => {
    assert.equal(
      problemOf(plainHex.replace("000262", "040262")),
      "Sample: textOrNull (at byte 6) names branch 2 of a union of two",
    );
  });

  it("is a number of more than 64 bits", () => {
    const problem = "Sample: big (at byte 2) holds a number of more than 64 bits";
    assert.equal(problemOf("0261ffffffffffffffffff02"), problem);
    assert.equal(problemOf("0261ffffffffffffffffffff01"), problem);
  });

  it("is a number that never ends", () => {
    assert.equal(problemOf("0261ffffff"), "Sample: big (at byte 2) is cut off inside a number");
  });

  it("is an integer of more than 32 bits", () => {
    assert.equal(problemOf("0261028080808010"), "Sample: small (at byte 3) is 2147483648, not a 32-bit integer");
  });

  for (const [circumstance, invalid] of [
    ["a lone continuation byte", "0280"],
    ["an overlong form", "04c080"],
    ["a surrogate", "06eda080"],
    ["a sequence cut short", "04e282"],
    ["a code point beyond the last", "08f4908080"],
  ] as const) {
    it(`is invalid UTF-8: ${circumstance}`, () => {
      assert.equal(problemOf(`${invalid}${plainHex.slice(4)}`), "Sample: text (at byte 0) is not valid UTF-8");
    });
  }
});
