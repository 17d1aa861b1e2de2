import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type AppliedRequest, encodeAppliedRequest, isSuccess, parseAppliedRequest } from "./index.ts";
import { appliedRequestsWithNulls, appliedRequestVectors, wrongAppliedRequests } from "./vectors/index.ts";

const strict = { lenientNulls: false };
const lenient = { lenientNulls: true };
const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const requests: fc.Arbitrary<AppliedRequest> = fc.record(
  {
    configId: fc.string({ unit: "grapheme" }),
    // JSON has no negative zero.
    statusCode: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    reasonPhrase: fc.string({ unit: "grapheme" }),
  },
  { requiredKeys: ["configId"], noNullPrototype: true },
);

describe("an applied request", () => {
  for (const { circumstance, value, hex } of appliedRequestVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeAppliedRequest(value), bytesOf(hex));
      assert.deepEqual(parseAppliedRequest(bytesOf(hex), strict), { ok: true, value });
      assert.deepEqual(parseAppliedRequest(bytesOf(hex), lenient), { ok: true, value });
    });
  }

  for (const [payload, value] of appliedRequestsWithNulls) {
    it(`may hold nulls to a lenient reader alone: ${payload}`, () => {
      const result = parseAppliedRequest(Buffer.from(payload), strict);
      assert.match(result.ok ? "" : result.problem, /: must be (number|string)$/);
      assert.deepEqual(parseAppliedRequest(Buffer.from(payload), lenient), { ok: true, value });
    });
  }

  for (const [payload, problem] of wrongAppliedRequests) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      for (const options of [strict, lenient]) {
        const result = parseAppliedRequest(Buffer.from(payload), options);
        assert.match(result.ok ? "" : result.problem, problem);
      }
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(requests, (value) => {
        assert.deepEqual(parseAppliedRequest(encodeAppliedRequest(value), strict), { ok: true, value });
        assert.deepEqual(parseAppliedRequest(encodeAppliedRequest(value), lenient), { ok: true, value });
      }),
    );
  });

  for (const statusCode of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    it(`cannot have the status code ${statusCode}`, () => {
      assert.throws(() => encodeAppliedRequest({ configId: "a", statusCode }), { name: "RangeError" });
    });
  }
});

describe("a status code", () => {
  for (const [statusCode, success] of [
    [200, true],
    [200.9, true],
    [204, true],
    [299, true],
    [299.999, true],
    [199.999, false],
    [300, false],
    [400, false],
    [0, false],
    [-200, false],
    [1e300, false],
    [Number.NaN, false],
  ] as const) {
    it(`of ${statusCode} says ${success ? "success" : "failure"}`, () => {
      assert.equal(isSuccess(statusCode), success);
    });
  }

  it("that is absent says success", () => {
    assert.equal(isSuccess(undefined), true);
  });
});
