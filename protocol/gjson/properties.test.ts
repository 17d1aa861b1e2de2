import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { queryGjson } from "./index.ts";
import { kindAt } from "./json-text/index.ts";

const SIGNS = [...'ab01.|#()[]{}@!:"\\*?=<>%~, é'.split(""), "😀", "..", "#(", ")#", "==", "~true"];
const NAMES = "dig flatten fromstr group join keys pretty reverse this tostr ugly valid values".split(" ");

const value = fc.jsonValue({ maxDepth: 4 });
const json = value.map((any) => JSON.stringify(any));
const path = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.constantFrom(...NAMES.map((name) => `@${name}`)), fc.string()), {
    maxLength: 16,
  })
  .map((parts) => parts.join(""));

/** A document that holds `value` under `keys`, one within the other, among other members and elements. */
function nest(keys: readonly (string | number)[], inner: unknown): unknown {
  return keys.reduceRight<unknown>((below, key) => {
    if (typeof key === "number") {
      return [...Array.from({ length: key }, (_, index) => ({ index })), below, "after"];
    }
    return Object.fromEntries([
      [`${key}!`, [below]],
      [key, below],
      [`!${key}`, below],
    ]);
  }, inner);
}

function escaped(key: string | number): string {
  return String(key).replace(/[^a-zA-Z0-9]/gu, "\\$&");
}

describe("any path over any JSON", () => {
  it("has an outcome, and what it finds is JSON of the type it says", () => {
    fc.assert(
      fc.property(json, path, (text, any) => {
        const result = queryGjson(text, any);
        if (result.exists) {
          JSON.parse(result.raw);
          assert.equal(kindAt(result.raw, 0), result.type);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("has the same outcome each time", () => {
    fc.assert(fc.property(json, path, (text, any) => assert.deepEqual(queryGjson(text, any), queryGjson(text, any))));
  });
});

describe("any path over any text", () => {
  it("has an outcome", () => {
    const text = fc
      .array(fc.constantFrom(...'{}[]",:\\ \n0-etfnua()'.split("")), { maxLength: 40 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), path, (any, anyPath) => {
        assert.equal(typeof queryGjson(any, anyPath).exists, "boolean");
      }),
      { numRuns: 3000 },
    );
  });
});

describe("a path of plain keys and numbers", () => {
  const key = fc.oneof(
    fc.string({ minLength: 1, unit: "grapheme", maxLength: 5 }),
    fc.constantFrom("a.b", "#", "@this", "*", "!true", "[a]", "__proto__", "..", "|", "\\"),
    fc.nat({ max: 3 }),
  );

  it("finds what a walk through the parsed document finds", () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 6 }), value, (keys, inner) => {
        const result = queryGjson(JSON.stringify(nest(keys, inner)), keys.map(escaped).join("."));
        assert.equal(result.exists && result.raw, JSON.stringify(inner));
      }),
      { numRuns: 1000 },
    );
  });

  it("finds nothing where the walk ends early", () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
        const text = JSON.stringify(nest(keys, 17));
        assert.deepEqual(queryGjson(text, [...keys.map(escaped), "more"].join(".")), { exists: false });
      }),
    );
  });
});

describe("a document", () => {
  it("is its own @this", () => {
    fc.assert(fc.property(json, (text) => assert.equal(rawOf(text, "@this"), text)));
  });

  it("stays the same, spelt otherwise, under @pretty, @tostr with @fromstr, and @reverse twice", () => {
    fc.assert(
      fc.property(json, fc.constantFrom("@pretty", "@pretty|@ugly", "@tostr|@pretty|@fromstr"), (text, any) => {
        assert.deepEqual(JSON.parse(rawOf(text, any)), JSON.parse(text));
      }),
    );
    fc.assert(fc.property(json, (text) => assert.equal(rawOf(text, "@reverse|@reverse"), text)));
  });

  it("has its keys and values in order", () => {
    const object = fc.dictionary(fc.string(), value);
    fc.assert(
      fc.property(object, (members) => {
        const text = JSON.stringify(members);
        assert.deepEqual(JSON.parse(rawOf(text, "@keys")), Object.keys(members));
        assert.equal(rawOf(text, "@values"), JSON.stringify(Object.values(members)));
      }),
    );
  });
});

describe("an array", () => {
  const elements = fc.array(value, { maxLength: 8 });

  it("has as many elements as # says, each under its number, and no more", () => {
    fc.assert(
      fc.property(elements, (list) => {
        const text = JSON.stringify(list);
        assert.equal(rawOf(text, "#"), String(list.length));
        for (const [index, element] of list.entries()) {
          assert.equal(rawOf(text, String(index)), JSON.stringify(element));
        }
        assert.deepEqual(queryGjson(text, String(list.length)), { exists: false });
      }),
    );
  });

  it("is what #.@this and @values find, and its reverse what @reverse finds", () => {
    fc.assert(
      fc.property(elements, (list) => {
        const text = JSON.stringify(list);
        assert.equal(rawOf(text, "#.@this"), text);
        assert.equal(rawOf(text, "@values"), text);
        assert.equal(rawOf(text, "@reverse"), JSON.stringify(list.toReversed()));
      }),
    );
  });

  it("is filtered as numbers compare", () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0));
    fc.assert(
      fc.property(numbers, fc.double({ noNaN: true, noDefaultInfinity: true }), (list, limit) => {
        const text = JSON.stringify(list);
        const kept = list.filter((number) => number < limit);
        assert.equal(rawOf(text, `#(<${limit})#`), JSON.stringify(kept));
      }),
    );
  });
});

function rawOf(text: string, any: string): string {
  const result = queryGjson(text, any);
  assert.ok(result.exists, `${any} finds nothing in ${text}`);
  return result.raw;
}
