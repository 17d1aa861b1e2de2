import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { AvroEncodeError } from "../avro/index.ts";
import { type CommandInvocationRequest, commandInvocationRequestCodec } from "./index.ts";
import { commandInvocationRequestVectors, wrongCommandInvocationRequests } from "./vectors/index.ts";

const bytesOf = (hex: readonly string[]) => Uint8Array.from(Buffer.from(hex.join("").replaceAll(" ", ""), "hex"));
const text = fc.string({ unit: "grapheme" });
const records: fc.Arbitrary<CommandInvocationRequest> = fc.record(
  {
    correlationId: text,
    timestamp: fc.maxSafeInteger(),
    timeout: fc.maxSafeInteger(),
    endpointId: text,
    commandType: text,
    commandId: fc.integer(),
    payload: fc.option(fc.uint8Array()),
  },
  { noNullPrototype: true },
);

describe("CommandInvocationRequest", () => {
  it("has the fingerprint of the published schema", () => {
    assert.equal(commandInvocationRequestCodec.fingerprint, "5eef16d36fc1a66c2400494530bf0b77");
    assert.equal(commandInvocationRequestCodec.fullName, "org.kaaproject.ipc.cip.gen.v1.CommandInvocationRequest");
  });

  for (const { circumstance, value, hex } of commandInvocationRequestVectors) {
    it(`has its golden bytes: ${circumstance}`, () => {
      assert.deepEqual(commandInvocationRequestCodec.encode(value), bytesOf(hex));
      assert.deepEqual(commandInvocationRequestCodec.decode(bytesOf(hex)), { ok: true, value });
    });
  }

  for (const { circumstance, hex } of wrongCommandInvocationRequests) {
    it(`is not ${circumstance}`, () => {
      const result = commandInvocationRequestCodec.decode(bytesOf(hex));
      assert.match(result.ok ? "" : result.problem, /CommandInvocationRequest/);
    });
  }

  it("cannot have a command identifier of more than 32 bits", () => {
    for (const { value } of commandInvocationRequestVectors) {
      assert.throws(
        () => commandInvocationRequestCodec.encode({ ...value, commandId: 2_147_483_648 }),
        AvroEncodeError,
      );
    }
  });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(records, (value) => {
        const bytes = commandInvocationRequestCodec.encode(value);
        assert.deepEqual(commandInvocationRequestCodec.decode(bytes), { ok: true, value });
      }),
    );
  });
});
