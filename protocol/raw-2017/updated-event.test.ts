import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeUpdatedEvent, parseUpdatedEvent, RAW_READINGS } from "./index.ts";
import { updatedEventVectors, wrongUpdatedEvents } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("an event that a configuration was taken", () => {
  for (const { circumstance, value, hex, readings } of updatedEventVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeUpdatedEvent(value, { ...RAW_READINGS, ...readings }), bytesOf(hex));
      assert.deepEqual(parseUpdatedEvent(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const [payload, problem] of wrongUpdatedEvents) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      const result = parseUpdatedEvent(Buffer.from(payload));
      assert.match(result.ok ? "" : result.problem, problem);
    });
  }
});
