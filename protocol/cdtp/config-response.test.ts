import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type ConfigResponse, configResponseCodec } from "./index.ts";
import { configResponseVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<ConfigResponse> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    appVersionName: text,
    endpointId: text,
    configId: fc.option(text),
    contentType: text,
    content: fc.option(fc.uint8Array()),
    statusCode: fc.integer(),
    reasonPhrase: fc.option(text),
  },
  { noNullPrototype: true },
);

describe("ConfigResponse", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(configResponseCodec.fingerprint, "454fed5f1027510f822ce7464193a26e");
    assert.equal(configResponseCodec.fullName, "org.kaaproject.ipc.cdtp.gen.v1.ConfigResponse");
  });

  for (const { circumstance, value, hex } of configResponseVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(configResponseCodec.encode(value), bytesOf(hex));
      assert.deepEqual(configResponseCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(configResponseCodec.decode(configResponseCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
