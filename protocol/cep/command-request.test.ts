import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeCommandRequest, parseCommandRequest } from "./index.ts";
import { commandRequestVectors, wrongCommandRequests } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("a command request", () => {
  for (const { circumstance, value, hex } of commandRequestVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeCommandRequest(value), bytesOf(hex));
      assert.deepEqual(parseCommandRequest(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const [payload, problem] of wrongCommandRequests) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      const result = parseCommandRequest(Buffer.from(payload));
      assert.match(result.ok ? "" : result.problem, problem);
    });
  }
});
