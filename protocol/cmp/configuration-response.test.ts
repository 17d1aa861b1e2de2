import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ABSENT_CONFIG_ID, parseConfigurationResponse, type ResponseEnvelope } from "./index.ts";
import { configurationResponseVectors, wrongConfigurationResponses } from "./vectors/index.ts";

const envelopes: readonly ResponseEnvelope[] = ["rfc", "deployed"];
const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));

describe("a configuration response", () => {
  for (const { circumstance, envelopes: right, value, hex } of configurationResponseVectors) {
    for (const envelope of envelopes) {
      it(`is ${right.includes(envelope) ? "read" : "refused"} in the ${envelope} envelope: ${circumstance}`, () => {
        const result = parseConfigurationResponse(bytesOf(hex), envelope);
        if (right.includes(envelope)) {
          assert.deepEqual(result, { ok: true, value });
        } else {
          assert.match(result.ok ? "" : result.problem, /additional properties \(found "statusCode"\)$/);
        }
      });
    }
  }

  for (const [payload, problem] of wrongConfigurationResponses) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      for (const envelope of envelopes) {
        const result = parseConfigurationResponse(Buffer.from(payload), envelope);
        assert.match(result.ok ? "" : result.problem, problem);
      }
    });
  }

  it("has an integer for a status", () => {
    const result = parseConfigurationResponse(Buffer.from('{"statusCode":"200"}'), "deployed");
    assert.match(result.ok ? "" : result.problem, /\/statusCode: must be integer$/);
  });

  it("names an absent configuration by the empty text", () => {
    assert.equal(ABSENT_CONFIG_ID, "");
  });
});
