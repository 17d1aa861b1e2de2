import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { oneAnswer } from "./one-answer.ts";
import { announcements } from "./sample-announcements.ts";
import { BEGINNING_MS, exchange, judged, messagesOf, SAMPLE_ENDPOINT, sampleTrace } from "./sample-trace.ts";

const MISSED = {
  requirement: "ESP-011",
  message: "The message was not answered",
  evidence: [2],
  missing: true,
};
const NOTHING = { exercised: {}, findings: [] };
const unanswered = [exchange().clientData];

describe("the check that a message is answered once", () => {
  it("is content with a sound exchange", () => {
    assert.deepEqual(judged(oneAnswer, messagesOf(exchange())), { exercised: { "ESP-011": 1 }, findings: [] });
  });

  it("finds that ESP-011 is broken by a message without an answer", () => {
    assert.deepEqual(judged(oneAnswer, unanswered), { exercised: { "ESP-011": 1 }, findings: [MISSED] });
  });

  it("finds the same of a message that an example injected: the service must answer it", () => {
    const { clientData } = exchange({ clientData: { message: { injected: true } } });
    assert.deepEqual(judged(oneAnswer, [clientData]).findings, [MISSED]);
  });

  it("finds that ESP-011 is broken by a second answer", () => {
    const sample = exchange();
    const again = { ...sample.extensionData, sequence: 7 };
    const { findings } = judged(oneAnswer, [...messagesOf(sample), again]);
    const message = "The message was answered 2 times";
    assert.deepEqual(findings, [{ requirement: "ESP-011", message, evidence: [2, 5, 7] }]);
  });

  it("waits for an answer that may still be on its way when the recording closes", () => {
    const askedAfterMs = 20;
    const allowedMs = 2000 + 5000 + 200;
    assert.deepEqual(judged(oneAnswer, sampleTrace(unanswered, askedAfterMs + allowedMs)), NOTHING);
    assert.deepEqual(judged(oneAnswer, sampleTrace(unanswered, askedAfterMs + allowedMs + 1)).findings, [MISSED]);
  });

  it("does not wait for the end to find a second answer", () => {
    const sample = exchange();
    const messages = [...messagesOf(sample), { ...sample.extensionData, sequence: 7 }];
    assert.equal(judged(oneAnswer, sampleTrace(messages, 100)).findings.length, 1);
  });

  it("leaves out a message that expired before the service can have seen it", () => {
    const expiring = (timeout: number) => [exchange({ clientData: { fields: { timeout } } }).clientData];
    assert.deepEqual(judged(oneAnswer, expiring(200)), NOTHING);
    assert.deepEqual(judged(oneAnswer, expiring(-1)), NOTHING);
    assert.deepEqual(judged(oneAnswer, expiring(201)).findings, [MISSED]);
  });

  it("takes an answer with a wrong correlation identifier for the answer, which another check finds wrong", () => {
    const sample = exchange({ extensionData: { fields: { correlationId: "other" } } });
    assert.deepEqual(judged(oneAnswer, messagesOf(sample)), { exercised: { "ESP-011": 1 }, findings: [] });
  });

  it("does not take a push for the answer to a request without identifier", () => {
    const { clientData } = exchange({ clientData: { fields: { requestId: null } } });
    const { push } = announcements();
    assert.deepEqual(judged(oneAnswer, [clientData, push]).findings, [MISSED]);
    const { push: failure } = announcements({ push: { fields: { statusCode: 404 } } });
    assert.deepEqual(judged(oneAnswer, [clientData, failure]).findings, []);
  });

  it("does not take the answer to another message for the answer", () => {
    const fields = { correlationId: "correlation-2", timestamp: BEGINNING_MS + 100 };
    const { clientData } = exchange({ clientData: { fields, message: { sequence: 7 } } });
    assert.deepEqual(judged(oneAnswer, [...messagesOf(exchange()), clientData]), {
      exercised: { "ESP-011": 2 },
      findings: [{ ...MISSED, evidence: [7] }],
    });
  });

  it("leaves out what the trace was asked to leave out: a probe need not be answered", () => {
    const trace = sampleTrace(unanswered).without(
      ({ content }) => content.kind === "ClientData" && content.value.endpointId === SAMPLE_ENDPOINT.endpointId,
    );
    assert.deepEqual(judged(oneAnswer, trace), NOTHING);
  });

  it("asks for no answer to a message to another extension, but for one to a message to a replica", () => {
    const to = (path: string) => [exchange({ clientData: { message: { path } } }).clientData];
    assert.deepEqual(judged(oneAnswer, to("kaa.v1.service.adx.esp.ClientData")), NOTHING);
    assert.deepEqual(judged(oneAnswer, to("kaa.v1.replica.cmx-1.esp.ClientData")).findings, [MISSED]);
  });

  it("takes as many answers as there were messages with the correlation identifier, and no more", () => {
    const { clientData, extensionData } = exchange();
    const twice = [clientData, { ...clientData, sequence: 7 }, extensionData, { ...extensionData, sequence: 8 }];
    assert.deepEqual(judged(oneAnswer, twice).findings, []);
    const { findings } = judged(oneAnswer, [...twice, { ...extensionData, sequence: 9 }]);
    const message = "The message was answered 3 times";
    assert.deepEqual(findings, [{ requirement: "ESP-011", message, evidence: [2, 5, 8] }]);
  });

  it("does not take what an example injected for an answer", () => {
    const { clientData, extensionData } = exchange({ extensionData: { message: { injected: true } } });
    assert.deepEqual(judged(oneAnswer, [clientData, extensionData]).findings, [MISSED]);
  });
});
