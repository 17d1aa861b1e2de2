import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeAttributeQuery, parseAttributeQuery, QUERY_RESOURCE_PATH } from "./index.ts";
import { attributeQueryVectors, looselySpelledAttributeQueries, wrongAttributeQueries } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("an attribute query", () => {
  for (const { circumstance, value, hex } of attributeQueryVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeAttributeQuery(value), bytesOf(hex));
      assert.deepEqual(parseAttributeQuery(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const [payload, q] of looselySpelledAttributeQueries) {
    it(`is ${payload}`, () => {
      assert.deepEqual(parseAttributeQuery(Buffer.from(payload)), { ok: true, value: { q } });
    });
  }

  for (const [payload, problem] of wrongAttributeQueries) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      const result = parseAttributeQuery(Buffer.from(payload));
      assert.match(result.ok ? "" : result.problem, problem);
    });
  }

  it("is not what is not UTF-8", () => {
    const result = parseAttributeQuery(Uint8Array.from([0x7b, 0x22, 0x71, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]));
    assert.match(result.ok ? "" : result.problem, /^attribute query: not JSON: the bytes are not valid UTF-8$/);
  });

  it("goes to the documented resource", () => {
    assert.equal(QUERY_RESOURCE_PATH, "/json");
  });
});
