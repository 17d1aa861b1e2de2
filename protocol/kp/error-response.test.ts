import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeErrorResponse, parseErrorResponse } from "./index.ts";
import { errorResponseVectors, wrongErrorResponses } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("an error response", () => {
  for (const { circumstance, value, hex } of errorResponseVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(encodeErrorResponse(value), bytesOf(hex));
      assert.deepEqual(parseErrorResponse(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const [payload, problem] of wrongErrorResponses) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      const result = parseErrorResponse(Buffer.from(payload));
      assert.match(result.ok ? "" : result.problem, problem);
    });
  }
});
