import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeJson } from "../../protocol/json/index.ts";
import { invocationResults } from "./invocation-results.ts";
import type { RecordedMessage } from "./recording.ts";
import { BOILED, cexContext, commands, invoked, RESULT, said, told } from "./sample-commands.ts";
import { assertBroken, judged, sampleContext } from "./sample-trace.ts";

const judge = (...messages: readonly RecordedMessage[]) => judged(invocationResults, messages, cexContext());
const request = invoked(1);
const report = said(2, BOILED, [RESULT]);
type Told = NonNullable<Parameters<typeof told>[2]>;
const result = (fields: Told["fields"] = {}, message: Told["message"] = {}) => told(3, 1, { fields, message });
const refusal = { statusCode: 408, reasonPhrase: "Command expired", payload: null, appVersionName: "" };

describe("the check of invocation results", () => {
  it("is content with sound traffic and puts each rule to the test", () => {
    assert.deepEqual(judge(...commands()), {
      exercised: {
        "CIP-028": 2,
        "CIP-011": 2,
        "CIP-010": 2,
        "CIP-006": 2,
        "CIP-008": 1,
        "CIP-009": 1,
        "CIP-012": 2,
        "CIP-022": 1,
      },
      findings: [],
    });
    assert.deepEqual(judged(invocationResults, commands(), sampleContext()), { exercised: {}, findings: [] });
  });

  it("finds that CIP-028 is broken by a result of what nobody invoked, and judges no more of it", () => {
    assertBroken(judge(report, result()), "CIP-028", [3], /that nobody invoked$/);
    const other = result({ correlationId: "other", commandId: 8 });
    assertBroken(judge(request, report, other), "CIP-028", [3], /that nobody invoked$/);
  });

  it("finds that CIP-010 is broken by a result that names another command", () => {
    for (const fields of [{ commandId: 8 }, { commandType: "sing" }, { endpointId: "endpoint-2" }]) {
      const about = judge(request, result({ ...refusal, ...fields }));
      assertBroken(
        about,
        "CIP-010",
        [1, 3],
        /^The result names the (boil|sing) command [78] of endpoint endpoint-[12]$/,
      );
    }
  });

  it("finds that CIP-011 is broken by a result with another correlation identifier", () => {
    const message = /^The result has the correlation identifier other, its invocation had another$/;
    assertBroken(judge(request, report, result({ correlationId: "other" })), "CIP-011", [1, 3], message);
  });

  it("finds that CIP-006 is broken by a result on another subject", () => {
    const path = "kaa.v1.replica.caller-2.cip.command-result";
    const message = /^The result went to \S+caller-2\S+, its invocation wanted it at \S+caller-1\S+$/;
    assertBroken(judge(request, report, result({}, { path })), "CIP-006", [1, 3], message);
  });

  it("reads results on reply subjects of any form", () => {
    const inbox = "_INBOX.a.1";
    const asked = invoked(1, { message: { replyTo: inbox } });
    assert.equal(judge(asked, report, result({}, { path: inbox })).exercised["CIP-006"], 1);
    assertBroken(
      judge(asked, report, result({ correlationId: "x" }, { path: inbox })),
      "CIP-011",
      [1, 3],
      /identifier x/,
    );
  });

  it("finds that CIP-012 is broken by a second result", () => {
    const second = told(4, 1, { fields: refusal });
    assertBroken(judge(request, report, result(), second), "CIP-012", [1, 3, 4], /once more than it was sent$/);
    assertBroken(judge(request, second, told(5, 1, { fields: refusal })), "CIP-012", [1, 4, 5], /once more/);
  });

  it("allows as many results as the same message was sent", () => {
    const twin = invoked(2, { fields: { correlationId: "invoked-1" }, message: { injected: true } });
    const results = [3, 4, 5].map((sequence) => told(sequence, 1, { fields: refusal }));
    assert.deepEqual(judge(request, twin, ...results.slice(1)).findings, []);
    assertBroken(judge(request, twin, ...results), "CIP-012", [1, 3, 4, 5], /once more/);
  });

  it("finds that CIP-022 is broken by a result that nobody wanted", () => {
    const message = { replyTo: undefined };
    assertBroken(judge(invoked(1, { message }), result(refusal)), "CIP-022", [1, 3], /has no reply subject$/);
    assert.deepEqual(judge(invoked(1, { message })).exercised, { "CIP-022": 1 });
  });

  for (const fields of [
    { statusCode: 204 },
    { reasonPhrase: "Fine" },
    { payload: encodeJson("cold") },
    { payload: null },
    { payload: Buffer.from("no JSON") },
  ]) {
    it(`finds that CIP-008 is broken by ${JSON.stringify(fields)}, which the endpoint did not report`, () => {
      assertBroken(judge(request, report, result(fields)), "CIP-008", [1, 2, 3], /what no endpoint reported/);
    });
  }

  it("finds that CIP-008 is broken by a success of which the endpoint reported nothing, or of another command", () => {
    assertBroken(judge(request, result()), "CIP-008", [1, 3], /status 200 what no endpoint reported/);
    assertBroken(judge(request, said(2, "/result/sing", [RESULT]), result()), "CIP-008", [1, 3], /status 200/);
  });

  it("allows any report of the command, however its payload is spelled and whatever came with it", () => {
    const reports = [
      said(2, BOILED, [
        { ...RESULT, statusCode: 500 },
        { id: 9, statusCode: 200 },
      ]),
      report,
    ];
    assert.deepEqual(judge(request, ...reports, result()).findings, []);
    const payload = Buffer.from(' "hot" ');
    assert.deepEqual(judge(request, report, result({ payload })).findings, []);
    assert.deepEqual(judge(request, said(2, BOILED, { ...RESULT, extra: 1 }), result()).findings, []);
    const bare = said(2, BOILED, [{ id: 7, statusCode: 200, payload: null }]);
    assert.deepEqual(judge(request, bare, result({ reasonPhrase: "", payload: null })).findings, []);
  });

  it("knows nothing of what an endpoint may have said in a report that cannot be read", () => {
    assert.deepEqual(judge(request, said(2, BOILED, "hot"), result()).findings, []);
    assert.equal(judge(request, said(2, "/result/sing", "hot"), result()).findings.length, 1);
  });

  it("lets agents refuse for reasons of their own", () => {
    assert.deepEqual(judge(request, report, result(refusal)).findings, []);
  });

  it("finds that CIP-009 is broken by another appversion than that under which the endpoint reported", () => {
    const message = /^The result names the appversion kettle-v2, under which nobody reported it$/;
    assertBroken(judge(request, report, result({ appVersionName: "kettle-v2" })), "CIP-009", [1, 2, 3], message);
    const upgraded = said(2, BOILED, [RESULT], { fields: { appVersionName: "kettle-v2" } });
    assert.deepEqual(judge(request, report, upgraded, result({ appVersionName: "kettle-v2" })).findings, []);
  });

  it("leaves out results that an example injected", () => {
    assert.deepEqual(judge(result({}, { injected: true })), { exercised: {}, findings: [] });
  });
});
