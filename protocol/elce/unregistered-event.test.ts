import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type UnregisteredEvent, unregisteredCodec } from "./index.ts";
import { unregisteredVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<UnregisteredEvent> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    appVersionName: text,
    endpointId: text,
    originatorReplicaId: text,
  },
  { noNullPrototype: true },
);

describe("UnregisteredEvent", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(unregisteredCodec.fingerprint, "996913c61498eb76db44f43f49cc90a9");
    assert.equal(unregisteredCodec.fullName, "org.kaaproject.ipc.event.gen.v1.endpoint.lifecycle.UnregisteredEvent");
  });

  for (const { circumstance, value, hex } of unregisteredVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(unregisteredCodec.encode(value), bytesOf(hex));
      assert.deepEqual(unregisteredCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(unregisteredCodec.decode(unregisteredCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
