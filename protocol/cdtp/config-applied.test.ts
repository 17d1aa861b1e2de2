import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type ConfigApplied, configAppliedCodec } from "./index.ts";
import { configAppliedVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<ConfigApplied> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    appVersionName: text,
    endpointId: text,
    configId: text,
    originatorReplicaId: fc.option(text),
    statusCode: fc.integer(),
    reasonPhrase: fc.option(text),
  },
  { noNullPrototype: true },
);

describe("ConfigApplied", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(configAppliedCodec.fingerprint, "6bd9aaa0e22e2c3ba1c2c15d1010af9d");
    assert.equal(configAppliedCodec.fullName, "org.kaaproject.ipc.event.gen.v1.endpoint.config.ConfigApplied");
  });

  for (const { circumstance, value, hex } of configAppliedVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(configAppliedCodec.encode(value), bytesOf(hex));
      assert.deepEqual(configAppliedCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(configAppliedCodec.decode(configAppliedCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
