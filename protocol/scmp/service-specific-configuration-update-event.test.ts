import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type ServiceSpecificConfigurationUpdateEvent, serviceSpecificConfigurationUpdateCodec } from "./index.ts";
import { serviceSpecificConfigurationUpdateVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<ServiceSpecificConfigurationUpdateEvent> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    tenantID: text,
    appName: fc.option(text),
    appVerName: fc.option(text),
  },
  { noNullPrototype: true },
);

describe("ServiceSpecificConfigurationUpdateEvent", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(serviceSpecificConfigurationUpdateCodec.fingerprint, "6479228af33bd187a1bbd4efbc62eb6d");
    assert.equal(
      serviceSpecificConfigurationUpdateCodec.fullName,
      "org.kaaproject.scmp.event.gen.v1.service.configuration.ServiceSpecificConfigurationUpdateEvent",
    );
  });

  for (const { circumstance, value, hex } of serviceSpecificConfigurationUpdateVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(serviceSpecificConfigurationUpdateCodec.encode(value), bytesOf(hex));
      assert.deepEqual(serviceSpecificConfigurationUpdateCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written, whatever combination of nulls it has", () => {
    fc.assert(
      fc.property(records, (value) => {
        assert.deepEqual(
          serviceSpecificConfigurationUpdateCodec.decode(serviceSpecificConfigurationUpdateCodec.encode(value)),
          { ok: true, value },
        );
      }),
    );
  });
});
