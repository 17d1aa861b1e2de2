import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commandObservation } from "./command-observation.ts";
import type { RecordedMessage } from "./recording.ts";
import { announcements } from "./sample-announcements.ts";
import { answered, BOIL, COMMAND, cexContext, commands, pushed, said } from "./sample-commands.ts";
import { connected } from "./sample-gateway.ts";
import { assertBroken, judged, sampleContext } from "./sample-trace.ts";

const judge = (...messages: readonly RecordedMessage[]) => judged(commandObservation, messages, cexContext());
const spoken = (sequence: number, payload: unknown, path = BOIL) => [
  said(sequence, path, payload),
  answered(sequence + 1, sequence, path, []),
];
/** With a skew of 200 ms, what is sent from number 53 on comes after it. */
const refused = spoken(31, { observe: false });
const sent = pushed(53, BOIL, [COMMAND]);
const content = { exercised: { "CEP-007": 1 }, findings: [] };

describe("the check of command observation", () => {
  it("is content with sound traffic and puts its rule to the test", () => {
    assert.deepEqual(judge(...commands()), content);
    assert.deepEqual(judged(commandObservation, commands(), sampleContext()), { exercised: {}, findings: [] });
  });

  it("finds that CEP-007 is broken by a command that is sent unasked", () => {
    const message = /^The endpoint does not want to observe \/command\/boil and was sent a command$/;
    assertBroken(judge(...refused, sent), "CEP-007", [31, 53], message);
    assertBroken(judge(...spoken(1, { observe: true }), ...refused, sent), "CEP-007", [31, 53], message);
    assertBroken(judge(...refused, ...spoken(40, {}), sent), "CEP-007", [31, 53], message);
  });

  it("says nothing of what comes at about the same time, or before it was answered", () => {
    assert.deepEqual(judge(...refused, pushed(52, BOIL, [COMMAND])), content);
    assert.deepEqual(judge(said(31, BOIL, { observe: false }), sent), { exercised: {}, findings: [] });
    const failed = answered(32, 31, BOIL, null, { fields: { statusCode: 503 } });
    assert.deepEqual(judge(said(31, BOIL, { observe: false }), failed, sent), { exercised: {}, findings: [] });
  });

  it("says nothing of an endpoint that may have changed its mind, of this type or of all", () => {
    for (const path of [BOIL, "/command"]) {
      for (const sequence of [11, 30, 40, 53]) {
        assert.deepEqual(judge(...refused, ...spoken(sequence, { observe: true }, path), sent), content);
      }
      assert.deepEqual(judge(said(1, path, { observe: true }), ...refused, sent), content);
      assert.deepEqual(judge(said(1, path, { observe: true }), answered(11, 1, path, []), ...refused, sent), content);
    }
    assertBroken(judge(...spoken(9, { observe: true }), ...refused, sent), "CEP-007", [31, 53], /was sent a command/);
  });

  it("says nothing of an endpoint that has connected anew or was removed meanwhile", () => {
    assert.deepEqual(judge(...refused, connected(45, [1]), sent), content);
    assert.equal(judge(...refused, connected(5, [1]), connected(45, [2]), sent).findings.length, 1);
    const { unregistered } = announcements();
    assert.deepEqual(judge(...refused, { ...unregistered, atMs: sent.atMs - 100 }, sent), content);
  });

  it("leaves other types, other endpoints, answers and empty messages alone", () => {
    const elsewhere = { fields: { endpointId: "endpoint-2" } };
    for (const messages of [
      [pushed(53, "/command/sing", [COMMAND])],
      [pushed(53, BOIL, [COMMAND], elsewhere)],
      [pushed(53, BOIL, [])],
      [said(53, BOIL, {}), answered(54, 53, BOIL, [COMMAND])],
      [pushed(53, BOIL, [COMMAND], { message: { injected: true } })],
    ]) {
      assert.deepEqual(judge(...refused, ...messages), content);
    }
    assert.deepEqual(judge(...spoken(31, { observe: false }, "/command"), sent).findings, []);
  });
});
