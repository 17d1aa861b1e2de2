import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type TenantUpdatedEvent, tenantUpdatedCodec } from "./index.ts";
import { tenantUpdatedVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<TenantUpdatedEvent> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    tenantId: text,
    originatorReplicaId: text,
  },
  { noNullPrototype: true },
);

describe("UpdatedEvent of 21/TLE", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(tenantUpdatedCodec.fingerprint, "12d505a79605c547d77707b5c4990508");
    assert.equal(tenantUpdatedCodec.fullName, "org.kaaproject.ipc.event.gen.v1.tenant.lifecycle.UpdatedEvent");
  });

  for (const { circumstance, value, hex } of tenantUpdatedVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(tenantUpdatedCodec.encode(value), bytesOf(hex));
      assert.deepEqual(tenantUpdatedCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(tenantUpdatedCodec.decode(tenantUpdatedCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
