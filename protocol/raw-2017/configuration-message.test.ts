import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeConfigurationMessage, parseConfigurationMessage } from "./index.ts";
import { configurationMessageVectors, wrongConfigurationMessages } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("a configuration for an endpoint", () => {
  for (const { circumstance, value, hex } of configurationMessageVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeConfigurationMessage(value), bytesOf(hex));
      assert.deepEqual(parseConfigurationMessage(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const [payload, problem] of wrongConfigurationMessages) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      const result = parseConfigurationMessage(Buffer.from(payload));
      assert.match(result.ok ? "" : result.problem, problem);
    });
  }
});
