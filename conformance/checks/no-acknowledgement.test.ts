import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { noAcknowledgement } from "./no-acknowledgement.ts";
import type { RecordedMessage } from "./recording.ts";
import { bait, platformEvents } from "./sample-platform.ts";
import { assertBroken, busMessage, exchange, judged, messagesOf, sampleContext, sampleTrace } from "./sample-trace.ts";

const UNTESTED = { exercised: {}, findings: [] };

/** A context in which ADX is judged, which the targeted update is for. */
function adxContext() {
  return sampleContext({ services: ["adx"] });
}

function acknowledgement(path: string, difference: Partial<RecordedMessage> = {}): RecordedMessage {
  return { ...busMessage(30, path, undefined, new Uint8Array(), {}), ...difference };
}

describe("the check that nobody acknowledges a configuration update", () => {
  it("is content with updates that nobody acknowledges, and puts the rule to the test by each", () => {
    assert.deepEqual(judged(noAcknowledgement, messagesOf(platformEvents()), adxContext()), {
      exercised: { "SCMP-007": 2 },
      findings: [],
    });
  });

  it("does not take an update for a service that is not judged for a test", () => {
    const { broadcast, targeted } = platformEvents();
    assert.deepEqual(judged(noAcknowledgement, [targeted]), UNTESTED);
    assert.deepEqual(judged(noAcknowledgement, [broadcast]).exercised, { "SCMP-007": 1 });
  });

  it("does not take an update for a test that has no reply subject, or came too shortly before the end", () => {
    const { broadcast } = platformEvents({ broadcast: { message: { replyTo: undefined } } });
    assert.deepEqual(judged(noAcknowledgement, [broadcast]), UNTESTED);
    const trace = (closedAfterMs: number) => sampleTrace([platformEvents().broadcast], closedAfterMs);
    assert.deepEqual(judged(noAcknowledgement, trace(210 + 2200)), UNTESTED);
    assert.deepEqual(judged(noAcknowledgement, trace(210 + 2201)).exercised, { "SCMP-007": 1 });
  });

  for (const name of ["broadcast", "targeted"] as const) {
    it(`finds that SCMP-007 is broken by an empty message to the reply subject of a ${name} update`, () => {
      const { [name]: update } = platformEvents();
      const path = bait(update.sequence);
      const report = judged(noAcknowledgement, [update, acknowledgement(path)], adxContext());
      assertBroken(report, "SCMP-007", [update.sequence, 30], /^The update was acknowledged on kaa\.v1\.replica\./);
    });
  }

  it("finds the same under another message type, of the same replica and protocol alone", () => {
    const { broadcast } = platformEvents();
    const path = "kaa.v1.replica.tekton-1.scmp.acknowledgement";
    const report = judged(noAcknowledgement, [broadcast, acknowledgement(path)]);
    assertBroken(report, "SCMP-007", [21, 30], /acknowledgement$/);
    for (const other of ["kaa.v1.replica.tekton-2.scmp.platform-21", "kaa.v1.replica.tekton-1.abc.platform-21"]) {
      assert.deepEqual(judged(noAcknowledgement, [broadcast, acknowledgement(other)]).findings, []);
    }
  });

  it("goes by the very subject where an update has one outside of 17/SCMP", () => {
    const replyTo = "_INBOX.abc.1";
    const { broadcast } = platformEvents({ broadcast: { message: { replyTo } } });
    assertBroken(judged(noAcknowledgement, [broadcast, acknowledgement(replyTo)]), "SCMP-007", [21, 30], /_INBOX/);
    assert.deepEqual(judged(noAcknowledgement, [broadcast, acknowledgement("_INBOX.abc.2")]).findings, []);
  });

  it("leaves out what an example injected, and answers to what is no update", () => {
    const { broadcast } = platformEvents();
    const injected = acknowledgement(bait(21), { injected: true });
    assert.deepEqual(judged(noAcknowledgement, [broadcast, injected]).findings, []);
    assert.deepEqual(judged(noAcknowledgement, messagesOf(exchange())), UNTESTED);
  });
});
