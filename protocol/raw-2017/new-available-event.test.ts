import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeNewAvailableEvent, parseNewAvailableEvent, RAW_READINGS } from "./index.ts";
import { newAvailableEventVectors, wrongNewAvailableEvents } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("an event that there is a new configuration", () => {
  for (const { circumstance, value, hex, readings } of newAvailableEventVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeNewAvailableEvent(value, { ...RAW_READINGS, ...readings }), bytesOf(hex));
      assert.deepEqual(parseNewAvailableEvent(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const [payload, problem] of wrongNewAvailableEvents) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      const result = parseNewAvailableEvent(Buffer.from(payload));
      assert.match(result.ok ? "" : result.problem, problem);
    });
  }
});
