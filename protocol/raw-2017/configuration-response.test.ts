import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeConfigurationResponse, parseConfigurationResponse, RAW_READINGS } from "./index.ts";
import { configurationResponseVectors, wrongConfigurationResponses } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("a response of the provider", () => {
  for (const { circumstance, value, hex, readings } of configurationResponseVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeConfigurationResponse(value, { ...RAW_READINGS, ...readings }), bytesOf(hex));
      assert.deepEqual(parseConfigurationResponse(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const [payload, problem] of wrongConfigurationResponses) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      const result = parseConfigurationResponse(Buffer.from(payload));
      assert.match(result.ok ? "" : result.problem, problem);
    });
  }
});
