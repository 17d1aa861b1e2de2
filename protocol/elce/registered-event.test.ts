import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type RegisteredEvent, registeredCodec } from "./index.ts";
import { registeredVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<RegisteredEvent> = fc.record(
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

describe("RegisteredEvent", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(registeredCodec.fingerprint, "fcc869cd1c131ce3e3533637335475c1");
    assert.equal(registeredCodec.fullName, "org.kaaproject.ipc.event.gen.v1.endpoint.lifecycle.RegisteredEvent");
  });

  for (const { circumstance, value, hex } of registeredVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(registeredCodec.encode(value), bytesOf(hex));
      assert.deepEqual(registeredCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(registeredCodec.decode(registeredCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
