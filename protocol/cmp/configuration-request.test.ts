import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeConfigurationRequest, parseConfigurationRequest } from "./index.ts";
import { configurationRequestVectors, wrongConfigurationRequests } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("a configuration request", () => {
  for (const { circumstance, value, hex } of configurationRequestVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeConfigurationRequest(value), bytesOf(hex));
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
