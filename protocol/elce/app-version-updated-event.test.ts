import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type AppVersionUpdatedEvent, appVersionUpdatedCodec } from "./index.ts";
import { appVersionUpdatedVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<AppVersionUpdatedEvent> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    appVersionName: text,
    previousAppVersionName: text,
    endpointId: text,
    originatorReplicaId: text,
  },
  { noNullPrototype: true },
);

describe("AppVersionUpdatedEvent", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(appVersionUpdatedCodec.fingerprint, "d064cf29602b436bcb80ef5980d24917");
    assert.equal(
      appVersionUpdatedCodec.fullName,
      "org.kaaproject.ipc.event.gen.v1.endpoint.lifecycle.AppVersionUpdatedEvent",
    );
  });

  for (const { circumstance, value, hex } of appVersionUpdatedVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(appVersionUpdatedCodec.encode(value), bytesOf(hex));
      assert.deepEqual(appVersionUpdatedCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(appVersionUpdatedCodec.decode(appVersionUpdatedCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
