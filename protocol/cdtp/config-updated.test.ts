import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type ConfigUpdated, configUpdatedCodec } from "./index.ts";
import { configUpdatedVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<ConfigUpdated> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    appVersionName: text,
    endpointId: text,
    configId: text,
    contentType: text,
    content: fc.uint8Array(),
    originatorReplicaId: fc.option(text),
  },
  { noNullPrototype: true },
);

describe("ConfigUpdated", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(configUpdatedCodec.fingerprint, "1fa17bcb2873b140d6a2b791899e9483");
    assert.equal(configUpdatedCodec.fullName, "org.kaaproject.ipc.event.gen.v1.endpoint.config.ConfigUpdated");
  });

  for (const { circumstance, value, hex } of configUpdatedVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(configUpdatedCodec.encode(value), bytesOf(hex));
      assert.deepEqual(configUpdatedCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(configUpdatedCodec.decode(configUpdatedCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
