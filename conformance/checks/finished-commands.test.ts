import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { finishedCommands } from "./finished-commands.ts";
import type { RecordedMessage } from "./recording.ts";
import {
  answered,
  BOIL,
  BOILED,
  COMMAND,
  cexContext,
  commands,
  invoked,
  pushed,
  RESULT,
  said,
} from "./sample-commands.ts";
import { assertBroken, BEGINNING_MS, judged, sampleContext } from "./sample-trace.ts";

const judge = (...messages: readonly RecordedMessage[]) => judged(finishedCommands, messages, cexContext());
/** The result of the command comes and is answered; with a skew of 200 ms, messages count from number 24 on. */
const completed = (statusCode = 200, results: unknown = [RESULT]) => [
  said(2, BOILED, results),
  answered(3, 2, BOILED, null, { fields: { statusCode } }),
];
const first = pushed(1, BOIL, [COMMAND]);
const again = pushed(24, BOIL, [COMMAND]);
const nothing = { exercised: {}, findings: [] };

describe("the check of finished commands", () => {
  it("is content with sound traffic and puts each rule to the test", () => {
    assert.deepEqual(judge(...commands()), { exercised: { "CEP-020": 1, "CEP-013": 1, "CIP-023": 1 }, findings: [] });
    assert.deepEqual(judged(finishedCommands, commands(), sampleContext()), nothing);
  });

  it("finds that CEP-013 is broken by a command that is sent unasked after its result was answered", () => {
    const message = /^The boil command 7 was sent after its result$/;
    assertBroken(judge(first, ...completed(), again), "CEP-013", [2, 3, 24], message);
    const others = pushed(24, BOIL, [{ id: 8 }, COMMAND]);
    assertBroken(judge(first, ...completed(202), others), "CEP-013", [2, 3, 24], message);
  });

  it("finds that CEP-020 is broken by a command that answers a request after its result was answered", () => {
    const asked = (sequence: number) => [said(sequence, BOIL, {}), answered(sequence + 1, sequence, BOIL, [COMMAND])];
    assertBroken(
      judge(first, ...completed(), ...asked(24)),
      "CEP-020",
      [2, 3, 25],
      /command 7 was sent after its result$/,
    );
    // The request may have come before the result.
    assert.deepEqual(judge(first, ...completed(), ...asked(23)), nothing);
  });

  it("says nothing of what comes at about the same time", () => {
    assert.deepEqual(judge(first, ...completed(), pushed(23, BOIL, [COMMAND])), nothing);
  });

  it("says nothing of results that were refused, in part or as a whole, or not answered", () => {
    assert.deepEqual(judge(first, ...completed(404), again), nothing);
    assert.deepEqual(judge(first, said(2, BOILED, [RESULT]), again), nothing);
    assert.deepEqual(
      judge(first, ...completed(), answered(4, 2, BOILED, null, { fields: { statusCode: 500 } }), again),
      nothing,
    );
    assert.deepEqual(judge(first, ...completed(404, [RESULT, { ...RESULT, id: 9 }]), again), nothing);
  });

  it("says nothing where a correlation identifier was used twice, or the answer is for somebody else", () => {
    const [report, answer] = completed();
    assert.ok(report !== undefined && answer !== undefined);
    const twin = said(4, BOILED, [], { fields: { correlationId: "said-2" } });
    assert.deepEqual(judge(first, report, answer, twin, again), nothing);
    const foreign = answered(3, 2, BOILED, null, { fields: { endpointId: "endpoint-2" } });
    assert.deepEqual(judge(first, report, foreign, again), nothing);
  });

  it("counts every way of reporting that is taken, also of commands that were not sent before", () => {
    assertBroken(judge(...completed(), again), "CEP-013", [2, 3, 24], /after its result$/);
    assertBroken(judge(first, ...completed(200, { ...COMMAND, ...RESULT }), again), "CEP-013", [2, 3, 24], /after its/);
  });

  it("leaves a command of another payload, type or endpoint alone, and what cannot be read", () => {
    const other = { fields: { endpointId: "endpoint-2" } };
    for (const message of [
      pushed(24, BOIL, [{ ...COMMAND, payload: "other" }]),
      pushed(24, "/command/sing", [COMMAND]),
      pushed(24, BOIL, [COMMAND], other),
      pushed(24, BOIL, COMMAND),
      pushed(24, BOIL, [COMMAND], { message: { injected: true } }),
    ]) {
      assert.deepEqual(judge(first, ...completed(), message).findings, []);
    }
  });

  it("says nothing of what may answer a message that nobody answered otherwise", () => {
    const stray = pushed(30, BOIL, [COMMAND], { fields: { requestId: 2 } });
    const open = said(4, BOIL, {}, { fields: { requestId: 2 } });
    assert.deepEqual(judge(first, ...completed(), open, stray), nothing);
  });

  /** An invocation that expires 100 ms after the beginning. */
  const expiring = (fields: { readonly timeout?: number; readonly payload?: Uint8Array | null } = {}) =>
    invoked(1, { fields: { timestamp: BEGINNING_MS, timeout: 100, ...fields } });

  it("finds that CIP-023 is broken by a command that is sent after its invocation has expired", () => {
    assert.deepEqual(judge(expiring(), pushed(30, BOIL, [COMMAND])), { exercised: { "CIP-023": 1 }, findings: [] });
    const message = /^The boil command 7 was sent 210 ms after it had expired$/;
    assertBroken(judge(expiring(), pushed(31, BOIL, [COMMAND])), "CIP-023", [1, 31], message);
    const asked = [said(31, BOIL, {}), answered(32, 31, BOIL, [COMMAND])];
    assertBroken(judge(expiring(), ...asked), "CIP-023", [1, 32], /220 ms after/);
  });

  it("knows no end of an invocation that has none, or that comes again later or without one", () => {
    const sending = pushed(31, BOIL, [COMMAND]);
    assert.deepEqual(judge(expiring({ timeout: 0 }), sending), nothing);
    assert.deepEqual(judge(expiring(), invoked(2), sending), nothing);
    const later = invoked(2, { fields: { timestamp: BEGINNING_MS, timeout: 110 } });
    assert.deepEqual(judge(expiring(), later, sending), { exercised: { "CIP-023": 1 }, findings: [] });
  });

  it("takes a command with another payload for one that somebody else invoked", () => {
    const sending = pushed(31, BOIL, [{ ...COMMAND, payload: 1 }]);
    assert.deepEqual(judge(expiring(), sending), nothing);
    assert.deepEqual(judge(expiring({ payload: Buffer.from("no JSON") }), sending), nothing);
    assertBroken(judge(expiring({ payload: null }), pushed(31, BOIL, [{ id: 7 }])), "CIP-023", [1, 31], /210 ms/);
  });
});
