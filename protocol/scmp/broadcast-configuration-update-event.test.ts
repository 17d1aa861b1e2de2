import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type BroadcastConfigurationUpdateEvent, broadcastConfigurationUpdateCodec } from "./index.ts";
import { broadcastConfigurationUpdateVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<BroadcastConfigurationUpdateEvent> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    originatorReplicaId: text,
    tenantID: fc.option(text),
    appName: fc.option(text),
    appVerName: fc.option(text),
  },
  { noNullPrototype: true },
);

describe("BroadcastConfigurationUpdateEvent", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(broadcastConfigurationUpdateCodec.fingerprint, "2a0707cdc512e1296e9ec51492d8da2d");
    assert.equal(
      broadcastConfigurationUpdateCodec.fullName,
      "org.kaaproject.scmp.event.gen.v1.service.configuration.BroadcastConfigurationUpdateEvent",
    );
  });

  for (const { circumstance, value, hex } of broadcastConfigurationUpdateVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(broadcastConfigurationUpdateCodec.encode(value), bytesOf(hex));
      assert.deepEqual(broadcastConfigurationUpdateCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written, whatever combination of nulls it has", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(broadcastConfigurationUpdateCodec.decode(broadcastConfigurationUpdateCodec.encode(value)), {
          ok: true,
          value,
        });
      }),
    );
  });
});
