import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type DisconnectedEvent, disconnectedCodec } from "./index.ts";
import { disconnectedVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<DisconnectedEvent> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    endpoints: fc.array(fc.tuple(text, text)).map((entries) => new Map(entries)),
    originatorReplicaId: text,
  },
  { noNullPrototype: true },
);

describe("DisconnectedEvent", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(disconnectedCodec.fingerprint, "c3f6bfedac59ece26e438794b0b5bc70");
    assert.equal(disconnectedCodec.fullName, "org.kaaproject.ipc.event.gen.v1.endpoint.connectivity.DisconnectedEvent");
  });

  for (const { circumstance, value, hex } of disconnectedVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(disconnectedCodec.encode(value), bytesOf(hex));
      assert.deepEqual(disconnectedCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(disconnectedCodec.decode(disconnectedCodec.encode(value)), { ok: true, value });
      }),
    );
  });
});
