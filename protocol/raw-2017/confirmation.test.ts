import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeConfirmation, parseConfirmation } from "./index.ts";
import { confirmationVectors, wrongConfirmations } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("a confirmation", () => {
  for (const { circumstance, value, hex } of confirmationVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeConfirmation(value), bytesOf(hex));
      assert.deepEqual(parseConfirmation(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const [payload, problem] of wrongConfirmations) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      const result = parseConfirmation(Buffer.from(payload));
      assert.match(result.ok ? "" : result.problem, problem);
    });
  }
});
