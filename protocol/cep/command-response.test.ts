import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { encodeCommands, parseCommandResponse } from "./index.ts";
import { commandResponseVectors, looselySpelledCommandResponses, wrongCommandResponses } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const utf8 = (text: string) => new TextEncoder().encode(text);
const parsed = (json: string): unknown => JSON.parse(json);
const readers = ["refused", "allowed"] as const;

describe("a command response", () => {
  for (const { circumstance, isTyped, commands, value, hex } of commandResponseVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeCommands(commands), bytesOf(hex));
      assert.deepEqual(parseCommandResponse(bytesOf(hex), { type: "allowed" }), { ok: true, value });
    });

    it(`is ${isTyped ? "refused" : "read"} where commands have no type: ${circumstance}`, () => {
      const result = parseCommandResponse(bytesOf(hex), { type: "refused" });
      if (isTyped) {
        assert.match(result.ok ? "" : result.problem, /\/0: must NOT have additional properties \(found "type"\)$/);
      } else {
        assert.deepEqual(result, { ok: true, value });
      }
    });
  }

  for (const [payload, value] of looselySpelledCommandResponses) {
    it(`is ${payload}`, () => {
      for (const type of readers) {
        assert.deepEqual(parseCommandResponse(Buffer.from(payload), { type }), { ok: true, value });
      }
    });
  }

  for (const [payload, problem] of wrongCommandResponses) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      for (const type of readers) {
        const result = parseCommandResponse(Buffer.from(payload), { type });
        assert.match(result.ok ? "" : result.problem, problem);
      }
    });
  }

  it("has texts for types", () => {
    const result = parseCommandResponse(Buffer.from('[{"id":1,"type":7}]'), { type: "allowed" });
    assert.match(result.ok ? "" : result.problem, /^command response: \/0\/type: must be string$/);
  });

  for (const id of [1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`cannot have the identifier ${id}`, () => {
      assert.throws(() => encodeCommands([{ id, payload: null }]), { name: "RangeError", message: /^command id / });
    });
  }

  it("cannot have a payload that is not UTF-8", () => {
    const payload = Uint8Array.from([0x22, 0xff, 0x22]);
    assert.throws(() => encodeCommands([{ id: 1, payload }]), { name: "TypeError" });
  });

  it("is read back as it was written", () => {
    const commands = fc.array(
      fc.record({ id: fc.integer(), payload: fc.json(), type: fc.string({ unit: "grapheme" }) }),
    );
    fc.assert(
      fc.property(commands, (written) => {
        const bytes = encodeCommands(written.map((command) => ({ ...command, payload: utf8(command.payload) })));
        const value = written.map(({ id, type, payload }) => ({ id, type, payload: parsed(payload) }));
        assert.deepEqual(parseCommandResponse(bytes, { type: "allowed" }), { ok: true, value });
      }),
    );
  });
});
