import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { correlation } from "./correlation.ts";
import { announcements } from "./sample-announcements.ts";
import { assertBroken, exchange, judged, messagesOf } from "./sample-trace.ts";

describe("the check of correlation", () => {
  it("is content with a sound exchange and puts each rule to the test", () => {
    assert.deepEqual(judged(correlation, messagesOf(exchange())), {
      exercised: { "ESP-003": 1, "ESP-007": 1, "ESP-008": 1, "ESP-009": 3, "ESP-010": 1, "CDTP-009": 1 },
      findings: [],
    });
  });

  it("finds that ESP-003 is broken by an answer on another subject than the reply subject", () => {
    const path = "kaa.v1.service.kpc.esp.ExtensionData";
    const { findings } = judged(correlation, messagesOf(exchange({ extensionData: { message: { path } } })));
    const message = `Answer went to ${path}, the message wanted it at kaa.v1.replica.kpc-1.esp.ExtensionData`;
    assert.deepEqual(findings, [{ requirement: "ESP-003", message, evidence: [2, 5] }]);
  });

  it("does not put ESP-003 to the test where the message set up no session affinity", () => {
    for (const replyTo of [undefined, "kaa.v1.replica.kpc-1.esp.ClientData", "_INBOX.abc.1"]) {
      const { exercised, findings } = judged(
        correlation,
        messagesOf(exchange({ clientData: { message: { replyTo } } })),
      );
      assert.deepEqual([exercised["ESP-003"], findings], [undefined, []]);
    }
  });

  it("finds that ESP-007 is broken, and judges no field, by an answer to a message that nobody sent", () => {
    const sample = exchange({ extensionData: { fields: { correlationId: "other", requestId: 8 } } });
    const { exercised, findings } = judged(correlation, messagesOf(sample));
    const message = "Answer has the correlation identifier other, which no message to the service had";
    assert.deepEqual(findings, [{ requirement: "ESP-007", message, evidence: [5] }]);
    assert.deepEqual(exercised, { "ESP-007": 1, "ESP-010": 1, "CDTP-009": 1 });
  });

  const requestIds = [
    [7, 8, "Request identifier is 8 instead of 7"],
    [7, null, "Request identifier is none instead of 7"],
    [null, 0, "Request identifier is 0 instead of none"],
  ] as const;
  for (const [asked, given, message] of requestIds) {
    it(`finds that ESP-008 is broken: ${message}`, () => {
      const differences = {
        clientData: { fields: { requestId: asked } },
        extensionData: { fields: { requestId: given } },
      };
      const { findings } = judged(correlation, messagesOf(exchange(differences)));
      assert.deepEqual(findings, [{ requirement: "ESP-008", message, evidence: [2, 5] }]);
    });
  }

  const fields = [
    [{ endpointId: "endpoint-2" }, "endpointId is endpoint-2 instead of endpoint-1"],
    [{ endpointId: null }, "endpointId is null instead of endpoint-1"],
    [{ appVersionName: "kettle-v2" }, "appVersionName is kettle-v2 instead of kettle-v1"],
    [{ resourcePath: "/config/json/7" }, "resourcePath is /config/json/7 instead of /config/json"],
  ] as const;
  for (const [difference, message] of fields) {
    it(`finds that ESP-009 is broken: ${message}`, () => {
      const sample = exchange({ extensionData: { fields: difference } });
      assert.deepEqual(judged(correlation, messagesOf(sample)).findings, [
        { requirement: "ESP-009", message, evidence: [2, 5] },
      ]);
    });
  }

  for (const [extensionInstanceName, named] of [
    ["adx", "adx"],
    [null, "nobody"],
  ] as const) {
    it(`finds that ESP-010 is broken by an answer that comes from ${named}`, () => {
      const sample = exchange({ extensionData: { fields: { extensionInstanceName } } });
      const message = `Answer comes from ${named}, not from cmx`;
      assert.deepEqual(judged(correlation, messagesOf(sample)).findings, [
        { requirement: "ESP-010", message, evidence: [5] },
      ]);
    });
  }

  for (const [difference, asked] of [
    [{ endpointId: "endpoint-2" }, "endpoint endpoint-2 with appversion kettle-v1"],
    [{ appVersionName: "kettle-v2" }, "endpoint endpoint-1 with appversion kettle-v2"],
  ] as const) {
    it(`finds that CDTP-009 is broken by a request for ${asked}`, () => {
      const sample = exchange({ configRequest: { fields: difference } });
      const message = `Nobody spoke of ${asked}`;
      assert.deepEqual(judged(correlation, messagesOf(sample)).findings, [
        { requirement: "CDTP-009", message, evidence: [3] },
      ]);
    });
  }

  for (const [name, requested] of [
    ["registered", { appVersionName: "kettle-v1" }],
    ["connected", { appVersionName: "kettle-v1" }],
    ["configUpdated", { appVersionName: "kettle-v1" }],
    ["appVersionUpdated", { appVersionName: "kettle-v2" }],
    ["disconnected", { appVersionName: "kettle-v1" }],
    ["unregistered", { appVersionName: "kettle-v2" }],
  ] as const) {
    it(`is content with a request for an endpoint that CMX heard of through ${name}`, () => {
      const sent = exchange({ configRequest: { fields: requested } }).configRequest;
      assert.deepEqual(judged(correlation, [announcements()[name], sent]), {
        exercised: { "CDTP-009": 1 },
        findings: [],
      });
      const stranger = exchange({ configRequest: { fields: { ...requested, endpointId: "stranger" } } }).configRequest;
      assertBroken(judged(correlation, [announcements()[name], stranger]), "CDTP-009", [3], /^Nobody spoke of/);
    });
  }

  it("finds that CDTP-009 is broken by a request under the appversion that an endpoint had before", () => {
    const { configRequest } = exchange();
    const report = judged(correlation, [announcements().appVersionUpdated, configRequest]);
    assertBroken(report, "CDTP-009", [3], /^Nobody spoke of endpoint endpoint-1 with appversion kettle-v1$/);
  });

  it("is content with every endpoint of a connection", () => {
    const endpoints = new Map([
      ["endpoint-1", "kettle-v1"],
      ["endpoint-2", "kettle-v2"],
    ]);
    const { connected } = announcements({ connected: { fields: { endpoints } } });
    const asked = (pair: { endpointId: string; appVersionName: string }) =>
      exchange({ configRequest: { fields: pair } }).configRequest;
    const second = asked({ endpointId: "endpoint-2", appVersionName: "kettle-v2" });
    assert.deepEqual(judged(correlation, [connected, second]).findings, []);
    const mixed = asked({ endpointId: "endpoint-2", appVersionName: "kettle-v1" });
    assertBroken(judged(correlation, [connected, mixed]), "CDTP-009", [3], /endpoint-2 with appversion kettle-v1$/);
  });

  it("takes a success without request identifier that answers nothing for a push, and only asks who sent it", () => {
    assert.deepEqual(judged(correlation, [announcements().push]), { exercised: { "ESP-010": 1 }, findings: [] });
    const { push } = announcements({ push: { fields: { extensionInstanceName: "adx" } } });
    assertBroken(judged(correlation, [push]), "ESP-010", [10], /^Answer comes from adx, not from cmx$/);
  });

  for (const difference of [{ statusCode: 199 }, { statusCode: 300 }, { requestId: 0 }]) {
    it(`takes no other answer for a push: ${JSON.stringify(difference)}`, () => {
      const { push } = announcements({ push: { fields: difference } });
      assertBroken(judged(correlation, [push]), "ESP-007", [10], /announcement-10, which no message/);
    });
  }

  it("takes an injected message for one that may be answered", () => {
    const { findings } = judged(correlation, messagesOf(exchange({ clientData: { message: { injected: true } } })));
    assert.deepEqual(findings, []);
  });

  it("is content with an answer that fits one of several messages with its correlation identifier", () => {
    const { clientData, extensionData } = exchange();
    const other = exchange({ clientData: { fields: { requestId: 8 }, message: { sequence: 7 } } }).clientData;
    assert.deepEqual(judged(correlation, [clientData, other, extensionData]).findings, []);
    assert.deepEqual(judged(correlation, [other, clientData, extensionData]).findings, []);
    const neither = exchange({ extensionData: { fields: { requestId: 9 } } }).extensionData;
    assertBroken(judged(correlation, [clientData, other, neither]), "ESP-008", [7, 5], /is 9 instead of 8$/);
  });

  it("leaves out what an example sent in the place of the service", () => {
    const stray = { fields: { correlationId: "other" }, message: { injected: true } };
    const { extensionData, configRequest } = exchange({ extensionData: stray, configRequest: stray });
    assert.deepEqual(judged(correlation, [extensionData, configRequest]), { exercised: {}, findings: [] });
  });
});
