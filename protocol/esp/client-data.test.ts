import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type ClientData, clientDataCodec } from "./index.ts";
import { clientDataVectors } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<ClientData> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    appVersionName: text,
    endpointId: fc.option(text),
    resourcePath: text,
    requestId: fc.option(fc.integer()),
    payload: fc.uint8Array(),
    configName: fc.option(text),
  },
  { noNullPrototype: true },
);

describe("ClientData", () => {
  it("has the fingerprints of the published schemas", () => {
    assert.equal(clientDataCodec("2026-01").fingerprint, "0874607322326e25a4aeecb5651b845f");
    assert.equal(clientDataCodec("2020-05").fingerprint, "0cad74f4b1f899cd2af5b44ddf46c09b");
    assert.equal(clientDataCodec("2020-05").fullName, "org.kaaproject.ipc.esp.gen.v1.ClientData");
  });

  for (const { circumstance, set, value, hex } of clientDataVectors) {
    it(`has its golden bytes in ${set}: ${circumstance}`, () => {
      assert.deepEqual(clientDataCodec(set).encode(value), bytesOf(hex));
      assert.deepEqual(clientDataCodec(set).decode(bytesOf(hex)), { ok: true, value });
    });
  }

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        const [now, before] = [clientDataCodec("2026-01"), clientDataCodec("2020-05")];
        assert.deepEqual(now.decode(now.encode(value)), { ok: true, value });
        assert.deepEqual(before.decode(before.encode(value)), { ok: true, value: { ...value, configName: null } });
      }),
    );
  });

  it("of one schema set is a problem in the other", () => {
    for (const { set, hex } of clientDataVectors) {
      const result = clientDataCodec(set === "2026-01" ? "2020-05" : "2026-01").decode(bytesOf(hex));
      assert.match(
        result.ok ? "" : result.problem,
        set === "2026-01" ? /^ClientData: \d+ bytes follow/ : /^ClientData: configName \(at byte \d+\) is cut off/,
      );
    }
  });
});
