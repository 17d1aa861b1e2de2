import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { AvroEncodeError } from "../avro/index.ts";
import { type CommandInvocationResult, commandInvocationResultCodec } from "./index.ts";
import { commandInvocationResultVectors, wrongCommandInvocationResults } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<CommandInvocationResult> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    appVersionName: text,
    endpointId: text,
    commandType: text,
    commandId: fc.integer(),
    statusCode: fc.integer(),
    reasonPhrase: fc.option(text),
    payload: fc.option(fc.uint8Array()),
  },
  { noNullPrototype: true },
);

describe("CommandInvocationResult", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(commandInvocationResultCodec.fingerprint, "eb4072c1349034390c7fdf1c8fa22436");
    assert.equal(commandInvocationResultCodec.fullName, "org.kaaproject.ipc.cip.gen.v1.CommandInvocationResult");
  });

  for (const { circumstance, value, hex } of commandInvocationResultVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(commandInvocationResultCodec.encode(value), bytesOf(hex));
      assert.deepEqual(commandInvocationResultCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const { circumstance, hex } of wrongCommandInvocationResults) {
    it(`is not ${circumstance}`, () => {
      const result = commandInvocationResultCodec.decode(bytesOf(hex));
      assert.match(result.ok ? "" : result.problem, /CommandInvocationResult/);
    });
  }

  it("cannot have a status code that is no 32-bit integer", () => {
    for (const { value } of commandInvocationResultVectors) {
      for (const statusCode of [2_147_483_648, 200.5, Number.NaN]) {
        assert.throws(() => commandInvocationResultCodec.encode({ ...value, statusCode }), AvroEncodeError);
      }
    }
  });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        const bytes = commandInvocationResultCodec.encode(value);
        assert.deepEqual(commandInvocationResultCodec.decode(bytes), { ok: true, value });
      }),
    );
  });
});
