import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { appliedReports } from "./applied-reports.ts";
import { announcements } from "./sample-announcements.ts";
import { sampleReport } from "./sample-report.ts";
import { assertBroken, deliberateContext, exchange, judged, messagesOf } from "./sample-trace.ts";

const NOTHING = { exercised: {}, findings: [] };
const onNetwork = { fields: { resourcePath: "/applied/json/network" } };
const { configApplied } = announcements();

describe("the check of reports", () => {
  it("is content with a report on the path of the configuration that the endpoint fetched", () => {
    assert.deepEqual(judged(appliedReports, [...messagesOf(exchange()), sampleReport().report]), {
      exercised: { "CMP-032": 1 },
      findings: [],
    });
    const byName = sampleReport({ report: { fields: { resourcePath: "/applied/json/default" } } }).report;
    assert.deepEqual(judged(appliedReports, [...messagesOf(exchange()), byName]).findings, []);
  });

  it("finds that CMP-032 is broken by a report on the path of another name", () => {
    const wrong = sampleReport({ report: onNetwork }).report;
    const { findings } = judged(appliedReports, [...messagesOf(exchange()), wrong]);
    const message = "The report is about the name network, the configuration came under default";
    assert.deepEqual(findings, [{ requirement: "CMP-032", message, evidence: [16] }]);
  });

  it("finds the same of a named configuration that is reported without its name", () => {
    const path = { fields: { resourcePath: "/config/json/network" } };
    const sample = exchange({ configRequest: { fields: { configName: "network" } }, response: path });
    assertBroken(
      judged(appliedReports, [...messagesOf(sample), sampleReport().report]),
      "CMP-032",
      [16],
      /name default,/,
    );
    const right = sampleReport({ report: onNetwork }).report;
    assert.deepEqual(judged(appliedReports, [...messagesOf(sample), right]).findings, []);
  });

  it("does not blame the client where the service answered under another name than it asked the provider for", () => {
    const path = { fields: { resourcePath: "/config/json/network" } };
    for (const sample of [
      exchange({ response: path }),
      exchange({ configRequest: { fields: { configName: "network" } } }),
    ]) {
      for (const { report: sent } of [sampleReport(), sampleReport({ report: onNetwork })]) {
        assert.deepEqual(judged(appliedReports, [...messagesOf(sample), sent]), NOTHING);
      }
    }
  });

  it("says nothing of a configuration that the endpoint was not seen to get, or gets later", () => {
    const wrong = sampleReport({ report: onNetwork }).report;
    assert.deepEqual(judged(appliedReports, [...messagesOf(exchange(), "response"), wrong]), NOTHING);
    assert.deepEqual(judged(appliedReports, [wrong, ...messagesOf(exchange())]), NOTHING);
    const { response } = exchange({ response: { fields: { endpointToken: "stranger" } } });
    assert.deepEqual(judged(appliedReports, [...messagesOf(exchange(), "response"), response, wrong]), NOTHING);
  });

  it("says nothing where nobody can tell which of two requests the provider answered", () => {
    const other = exchange({ configRequest: { fields: { configName: "network" }, message: { sequence: 7 } } });
    const wrong = sampleReport({ report: { fields: { resourcePath: "/applied/json/third" } } }).report;
    assert.deepEqual(judged(appliedReports, [...messagesOf(exchange()), other.configRequest, wrong]), NOTHING);
  });

  it("excuses a client that an example told to misbehave", () => {
    const wrong = sampleReport({ report: onNetwork }).report;
    const messages = [...messagesOf(exchange()), wrong];
    assert.deepEqual(judged(appliedReports, messages, deliberateContext("client")), NOTHING);
    assert.equal(judged(appliedReports, messages, deliberateContext("communication-service")).findings.length, 1);
  });

  it("is content with the announcement of a report, also if it is seen first", () => {
    const sound = { exercised: { "CDTP-021": 1 }, findings: [] };
    assert.deepEqual(judged(appliedReports, [sampleReport().reportData, configApplied]), sound);
    assert.deepEqual(judged(appliedReports, [configApplied, sampleReport().reportData]), sound);
  });

  it("finds that CDTP-021 is broken by an announcement of what the endpoint never reported", () => {
    const other = announcements({ configApplied: { fields: { configId: "2" } } }).configApplied;
    const stranger = announcements({ configApplied: { fields: { endpointId: "endpoint-2" } } }).configApplied;
    assertBroken(
      judged(appliedReports, [sampleReport().reportData, other]),
      "CDTP-021",
      [12],
      /^2 is announced as applied/,
    );
    assertBroken(
      judged(appliedReports, [sampleReport().reportData, stranger]),
      "CDTP-021",
      [12],
      /endpoint-2 never reported/,
    );
    assertBroken(
      judged(appliedReports, [...messagesOf(exchange()), configApplied]),
      "CDTP-021",
      [12],
      /^1 is announced/,
    );
  });

  it("does not blame what may belong to a report that nobody can read", () => {
    const { reportData } = sampleReport({ reportData: { fields: { payload: Buffer.from('{"configId":') } } });
    assert.deepEqual(judged(appliedReports, [reportData, configApplied]), NOTHING);
  });

  it("leaves out what an example announced in the place of the service", () => {
    const { configApplied: injected } = announcements({ configApplied: { message: { injected: true } } });
    assert.deepEqual(judged(appliedReports, [injected]), NOTHING);
  });
});
