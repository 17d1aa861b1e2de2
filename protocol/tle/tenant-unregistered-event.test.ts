import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type TenantUnregisteredEvent, tenantUnregisteredCodec } from "./index.ts";
import { tenantUnregisteredVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<TenantUnregisteredEvent> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    tenantId: text,
    originatorReplicaId: text,
  },
  { noNullPrototype: true },
);

describe("UnregisteredEvent of 21/TLE", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(tenantUnregisteredCodec.fingerprint, "ee70d7c805322a6f9c543ceda1c7d815");
    assert.equal(
      tenantUnregisteredCodec.fullName,
      "org.kaaproject.ipc.event.gen.v1.tenant.lifecycle.UnregisteredEvent",
    );
  });

  for (const { circumstance, value, hex } of tenantUnregisteredVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(tenantUnregisteredCodec.encode(value), bytesOf(hex));
      assert.deepEqual(tenantUnregisteredCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(tenantUnregisteredCodec.decode(tenantUnregisteredCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
