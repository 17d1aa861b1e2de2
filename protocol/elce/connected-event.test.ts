import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type ConnectedEvent, connectedCodec } from "./index.ts";
import { connectedVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<ConnectedEvent> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    endpoints: fc.array(fc.tuple(text, text)).map((entries) => new Map(entries)),
    originatorReplicaId: text,
  },
  { noNullPrototype: true },
);

describe("ConnectedEvent", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(connectedCodec.fingerprint, "32a62b12e06714f7c1071f3153bae328");
    assert.equal(connectedCodec.fullName, "org.kaaproject.ipc.event.gen.v1.endpoint.connectivity.ConnectedEvent");
  });

  for (const { circumstance, value, hex } of connectedVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(connectedCodec.encode(value), bytesOf(hex));
      assert.deepEqual(connectedCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(connectedCodec.decode(connectedCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
