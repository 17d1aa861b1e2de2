import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type ConfigRequest, configRequestCodec } from "./index.ts";
import { configRequestVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<ConfigRequest> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    appVersionName: text,
    endpointId: text,
    configId: fc.option(text),
    configName: fc.option(text),
  },
  { noNullPrototype: true },
);

describe("ConfigRequest", () => {
  it("has the fingerprints of the published schemas", () => {
    assert.equal(configRequestCodec("2026-01").fingerprint, "c70c47965418776eedb218acda4c3c9f");
    assert.equal(configRequestCodec("2020-05").fingerprint, "5c57903bf5de23043019508552cef7bd");
    assert.equal(configRequestCodec("2020-05").fullName, "org.kaaproject.ipc.cdtp.gen.v1.ConfigRequest");
  });

  for (const { circumstance, set, value, hex } of configRequestVectors) {
    it(`has its golden bytes in ${set}: ${circumstance}`, () => {
      assert.deepEqual(configRequestCodec(set).encode(value), bytesOf(hex));
      assert.deepEqual(configRequestCodec(set).decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        const [now, before] = [configRequestCodec("2026-01"), configRequestCodec("2020-05")];
        assert.deepEqual(now.decode(now.encode(value)), { ok: true, value });
        assert.deepEqual(before.decode(before.encode(value)), { ok: true, value: { ...value, configName: null } });
      }),
    );
  });

  it("of one schema set is a problem in the other", () => {
    for (const { set, hex } of configRequestVectors) {
      const other = configRequestCodec(set === "2026-01" ? "2020-05" : "2026-01");
      assert.equal(other.decode(bytesOf(hex)).ok, false);
    }
  });
});
