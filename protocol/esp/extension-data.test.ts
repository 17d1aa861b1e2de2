import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type ExtensionData, extensionDataCodec } from "./index.ts";
import { extensionDataVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<ExtensionData> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    appVersionName: fc.option(text),
    extensionInstanceName: fc.option(text),
    endpointId: fc.option(text),
    resourcePath: text,
    requestId: fc.option(fc.integer()),
    payload: fc.option(fc.uint8Array()),
    statusCode: fc.integer(),
    reasonPhrase: fc.option(text),
  },
  { noNullPrototype: true },
);

describe("ExtensionData", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(extensionDataCodec.fingerprint, "65b720073db35c4400c6e859fbc03df1");
    assert.equal(extensionDataCodec.fullName, "org.kaaproject.ipc.esp.gen.v1.ExtensionData");
  });

  for (const { circumstance, value, hex } of extensionDataVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(extensionDataCodec.encode(value), bytesOf(hex));
      assert.deepEqual(extensionDataCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(extensionDataCodec.decode(extensionDataCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
