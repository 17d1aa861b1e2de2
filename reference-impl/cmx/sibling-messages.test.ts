import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeJson } from "../../protocol/json/index.ts";
import type { Observation } from "./observations.ts";
import { parseSiblingMessage, partsOf } from "./sibling-messages.ts";

const OBSERVATION: Observation = { endpointId: "e-1", configName: "", observe: true, saidAtMs: 1, turn: 0 };
const BUS_BYTES_MAX = 1_048_576;

describe("a message of a sibling", () => {
  it("is read as it was written", () => {
    const message = { replicaId: "cmx-2", noticeId: "n-1", observations: [OBSERVATION] };
    assert.deepEqual(parseSiblingMessage(encodeJson(message)), { ok: true, value: message });
  });

  const unreadable: readonly unknown[] = [
    {},
    { replicaId: "" },
    { replicaId: "a.b" },
    { replicaId: "*" },
    { replicaId: "a b" },
    { replicaId: "a\u0000" },
    { replicaId: "cmx-2", observations: [{ ...OBSERVATION, turn: 0.5 }] },
    { replicaId: "cmx-2", observations: [{ endpointId: "e-1" }] },
  ];
  for (const message of unreadable) {
    it(`is not read from ${JSON.stringify(message)}`, () => {
      assert.equal(parseSiblingMessage(encodeJson(message)).ok, false);
    });
  }
});

describe("observations for a sibling", () => {
  it("are one part that is empty if there are none", () => {
    assert.deepEqual(partsOf([]), [[]]);
  });

  it("are parts that each fit into one message of the bus, and together everything", () => {
    const endpointId = "\u0001".repeat(40);
    const observations = Array.from({ length: 12_000 }, (_, saidAtMs) => ({ ...OBSERVATION, endpointId, saidAtMs }));
    const parts = partsOf(observations);
    assert.deepEqual(parts.flat(), observations);
    for (const part of parts) {
      assert.ok(encodeJson({ replicaId: "r".repeat(1_000), observations: part }).length < BUS_BYTES_MAX);
    }
  });

  it("stand alone if one of them is too large beside others", () => {
    const huge = { ...OBSERVATION, endpointId: "x".repeat(200_000) };
    assert.deepEqual(
      partsOf([OBSERVATION, huge, OBSERVATION, OBSERVATION]).map((part) => part.length),
      [1, 1, 2],
    );
  });
});
