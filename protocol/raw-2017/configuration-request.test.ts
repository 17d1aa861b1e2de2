import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeConfigurationRequest, parseConfigurationRequest, RAW_READINGS } from "./index.ts";
import { configurationRequestVectors, wrongConfigurationRequests } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("a request to the provider", () => {
  for (const { circumstance, value, hex, readings } of configurationRequestVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeConfigurationRequest(value, { ...RAW_READINGS, ...readings }), bytesOf(hex));
      assert.deepEqual(parseConfigurationRequest(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const [payload, problem] of wrongConfigurationRequests) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      const result = parseConfigurationRequest(Buffer.from(payload));
      assert.match(result.ok ? "" : result.problem, problem);
    });
  }
});
