import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type ExecutionResult, encodeResults, parseResultRequest, type ResultRequestOptions } from "./index.ts";
import {
  resultRequestVectors,
  toleratedResultRequests,
  untoleratedResultRequests,
  wrongResultRequests,
} from "./vectors/index.ts";

const shapes = ["array", "arrayOrObject"] as const;
const readers: readonly ResultRequestOptions[] = shapes.flatMap((shape) => [
  { shape, otherMembers: "refused" },
  { shape, otherMembers: "ignored" },
]);
const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const utf8 = (text: string) => new TextEncoder().encode(text);
const problemOf = (payload: Uint8Array, options: ResultRequestOptions) => {
  const parsed = parseResultRequest(payload, options);
  return parsed.ok ? "" : parsed.problem;
};
const result: ExecutionResult = { commandId: 1, statusCode: 200, reasonPhrase: null, payload: null };
const results: fc.Arbitrary<ExecutionResult> = fc.record(
  {
    commandId: fc.integer(),
    statusCode: fc.integer(),
    reasonPhrase: fc.option(fc.string({ unit: "grapheme" })),
    payload: fc.option(fc.json().map(utf8)),
  },
  { noNullPrototype: true },
);

describe("a result request", () => {
  for (const { circumstance, value, hex } of resultRequestVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeResults(value), bytesOf(hex));
      for (const options of readers) {
        assert.deepEqual(parseResultRequest(bytesOf(hex), options), { ok: true, value });
      }
    });
  }

  for (const [payload, value] of toleratedResultRequests) {
    it(`is ${JSON.stringify(payload)}`, () => {
      for (const options of readers) {
        assert.deepEqual(parseResultRequest(utf8(payload), options), { ok: true, value });
      }
    });
  }

  for (const [payload, problem, value] of untoleratedResultRequests) {
    it(`is ${payload} to a reader who ignores other members`, () => {
      for (const shape of shapes) {
        assert.match(problemOf(utf8(payload), { shape, otherMembers: "refused" }), problem);
        assert.deepEqual(parseResultRequest(utf8(payload), { shape, otherMembers: "ignored" }), { ok: true, value });
      }
    });
  }

  for (const [payload, problem] of wrongResultRequests) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      for (const options of readers) {
        assert.match(problemOf(utf8(payload), options), problem);
      }
    });
  }

  it("is not what is not UTF-8", () => {
    const payload = Uint8Array.from([0x5b, 0x22, 0xff, 0x22, 0x5d]);
    for (const options of readers) {
      assert.match(problemOf(payload, options), /^result request: not JSON: the bytes are not valid UTF-8$/);
    }
  });

  it("may stand in a larger buffer", () => {
    const buffer = Buffer.from('xx[{"id":1,"statusCode":200,"payload":1.0}]xx').subarray(2, -2);
    const value = [{ ...result, payload: utf8("1.0") }];
    assert.deepEqual(parseResultRequest(buffer, { shape: "array", otherMembers: "refused" }), { ok: true, value });
  });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(fc.array(results), (value) => {
        for (const options of readers) {
          assert.deepEqual(parseResultRequest(encodeResults(value), options), { ok: true, value });
        }
      }),
    );
  });

  it("is read or refused, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(utf8)), fc.constantFrom(...readers), (payload, options) => {
        const parsed = parseResultRequest(payload, options);
        assert.ok(parsed.ok || parsed.problem.startsWith("result request: "));
      }),
    );
  });

  for (const number of [1.5, Number.NaN, Number.NEGATIVE_INFINITY]) {
    it(`cannot have the number ${number}`, () => {
      assert.throws(() => encodeResults([{ ...result, commandId: number }]), /RangeError: command id .* integer$/);
      assert.throws(() => encodeResults([{ ...result, statusCode: number }]), /RangeError: status code .* integer$/);
    });
  }

  it("cannot have a payload that is not UTF-8", () => {
    assert.throws(() => encodeResults([{ ...result, payload: Uint8Array.from([0xff]) }]), { name: "TypeError" });
  });
});

describe("a single result", () => {
  const json = ' {"id":1,"statusCode":200,"payload":{"a":1.0}} ';
  const value = [{ ...result, payload: utf8('{"a":1.0}') }];

  it("stands for an array of one to whoever takes objects", () => {
    for (const otherMembers of ["refused", "ignored"] as const) {
      assert.deepEqual(parseResultRequest(utf8(json), { shape: "arrayOrObject", otherMembers }), { ok: true, value });
      assert.match(problemOf(utf8(json), { shape: "array", otherMembers }), /^result request: must be array$/);
    }
  });

  it("may have other members where they are ignored", () => {
    const echo = utf8('{"id":1,"type":"reboot","statusCode":200,"reasonPhrase":null}');
    const tolerant = { shape: "arrayOrObject", otherMembers: "ignored" } as const;
    assert.deepEqual(parseResultRequest(echo, tolerant), { ok: true, value: [result] });
    assert.match(problemOf(echo, { ...tolerant, otherMembers: "refused" }), /additional properties \(found "type"\)$/);
  });

  for (const [payload, problem] of [
    ["{}", /^result request: must have required property 'id'$/],
    ['{"id":1}', /^result request: must have required property 'statusCode'$/],
    ['{"id":1,"statusCode":"200"}', /^result request: \/statusCode: must be integer$/],
    ['{"id":2147483648,"statusCode":200}', /^result request: \/id: must be <= 2147483647$/],
    ['{"id":1,"statusCode":200', /^result request: not JSON: /],
  ] as const) {
    it(`is not ${payload}`, () => {
      for (const otherMembers of ["refused", "ignored"] as const) {
        assert.match(problemOf(utf8(payload), { shape: "arrayOrObject", otherMembers }), problem);
      }
    });
  }
});
