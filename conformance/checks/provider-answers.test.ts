import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { providerAnswers } from "./provider-answers.ts";
import { deliberateContext, exchange, judged, messagesOf, sampleTrace } from "./sample-trace.ts";

const NOTHING = { exercised: {}, findings: [] };
const MISSED = {
  requirement: "CDTP-005",
  message: "The provider did not answer",
  evidence: [3],
  missing: true,
};
const unanswered = [exchange().configRequest];

describe("the check of the provider's answers", () => {
  it("is content with a sound exchange and puts each rule to the test", () => {
    assert.deepEqual(judged(providerAnswers, messagesOf(exchange())), {
      exercised: { "CDTP-010": 1, "CDTP-005": 1, "CDTP-006": 1, "CDTP-008": 1 },
      findings: [],
    });
  });

  it("finds that CDTP-005 is broken by a request without an answer", () => {
    assert.deepEqual(judged(providerAnswers, unanswered), { exercised: { "CDTP-005": 1 }, findings: [MISSED] });
  });

  it("waits for an answer that may still be on its way when the recording closes", () => {
    const askedAfterMs = 30;
    const allowedMs = 2000 + 200;
    assert.deepEqual(judged(providerAnswers, sampleTrace(unanswered, askedAfterMs + allowedMs)), NOTHING);
    const late = judged(providerAnswers, sampleTrace(unanswered, askedAfterMs + allowedMs + 1));
    assert.deepEqual(late.findings, [MISSED]);
  });

  it("finds that CDTP-006 is broken by a response on another subject than the reply subject", () => {
    const path = "kaa.v1.replica.cmx-2.cdtp.response";
    const { findings } = judged(providerAnswers, messagesOf(exchange({ configResponse: { message: { path } } })));
    const message = `Response went to ${path} instead of kaa.v1.replica.cmx-1.cdtp.response`;
    assert.deepEqual(findings, [{ requirement: "CDTP-006", message, evidence: [3, 4] }]);
  });

  it("finds that CDTP-008 is broken by a good response that holds nothing", () => {
    const { findings } = judged(
      providerAnswers,
      messagesOf(exchange({ configResponse: { fields: { content: null } } })),
    );
    assert.deepEqual(findings, [{ requirement: "CDTP-008", message: "Response without content", evidence: [3, 4] }]);
  });

  it("does not put CDTP-008 to the test by a request that named a configuration, nor by an error", () => {
    const content = { configResponse: { fields: { content: null } } };
    const named = exchange({ ...content, configRequest: { fields: { configId: "1" } } });
    const error = exchange({ configResponse: { fields: { content: null, statusCode: 404 } } });
    for (const sample of [named, error]) {
      const { exercised, findings } = judged(providerAnswers, messagesOf(sample));
      assert.deepEqual([exercised["CDTP-008"], findings], [undefined, []]);
    }
  });

  it("finds that CDTP-010 is broken by a response to a request that nobody made", () => {
    const sample = exchange({ configResponse: { fields: { correlationId: "other" } } });
    const { findings } = judged(providerAnswers, sampleTrace(messagesOf(sample), 1_000));
    const message = "Response has the unknown correlation identifier other";
    assert.deepEqual(findings, [{ requirement: "CDTP-010", message, evidence: [4] }]);
  });

  it("excuses a provider that an example told to misbehave, and nobody else", () => {
    const stray = exchange({ configResponse: { fields: { correlationId: "other" } } });
    const context = deliberateContext("configuration-data-provider");
    assert.deepEqual(judged(providerAnswers, messagesOf(stray), context), NOTHING);
    assert.deepEqual(judged(providerAnswers, unanswered, context), NOTHING);
    assert.equal(judged(providerAnswers, unanswered, deliberateContext("client")).findings.length, 1);
  });

  it("asks nothing of the provider that was not asked of it, or that it cannot answer", () => {
    const differences = [
      { replyTo: undefined },
      { path: "kaa.v1.service.backup.cdtp.request" },
      { path: "kaa.v1.replica.ecr-1.cdtp.request" },
    ];
    for (const message of differences) {
      assert.deepEqual(judged(providerAnswers, [exchange({ configRequest: { message } }).configRequest]), NOTHING);
    }
  });

  it("takes what comes in the inbox that a request names for an answer, and misses it where nothing comes", () => {
    const inbox = "_INBOX.abc.1";
    const sample = exchange({
      configRequest: { message: { replyTo: inbox } },
      configResponse: { message: { path: inbox } },
    });
    assert.deepEqual(judged(providerAnswers, messagesOf(sample)), NOTHING);
    assert.deepEqual(judged(providerAnswers, messagesOf(sample, "configResponse")).findings, [MISSED]);
  });

  it("does not blame the provider for a correlation identifier that two requests share", () => {
    const path = "kaa.v1.replica.cmx-2.cdtp.response";
    const first = exchange();
    const again = exchange({
      configRequest: { fields: { configId: "1" }, message: { sequence: 7, replyTo: path } },
      configResponse: { fields: { content: null }, message: { sequence: 8, path } },
    });
    const messages = [again.configRequest, again.configResponse, first.configRequest, first.configResponse];
    assert.deepEqual(judged(providerAnswers, messages).findings, []);
    assert.equal(judged(providerAnswers, messages.slice(1)).findings.length, 0);
    assert.equal(judged(providerAnswers, [again.configRequest, first.configResponse]).findings.length, 1);
  });
});
