import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeErrorResponse } from "../../protocol/kp/index.ts";
import { clientTraffic } from "./client-traffic.ts";
import type { RecordedMessage } from "./recording.ts";
import { sampleReport } from "./sample-report.ts";
import { assertBroken, deliberateContext, exchange, judged, messagesOf, sampleContext } from "./sample-trace.ts";

const ERROR_TOPIC = "kp1/kettle-v1/cmx/token1/config/json/7/error";
const NOT_FOUND = encodeErrorResponse({ statusCode: 404, reasonPhrase: "Not found" });

const response = (message: Partial<RecordedMessage>) => [exchange({ response: { message } }).response];
const request = (message: Partial<RecordedMessage>) => [exchange({ request: { message } }).request];

describe("the check of client traffic", () => {
  it("is content with a sound exchange and puts the rules to the test that it touches", () => {
    assert.deepEqual(judged(clientTraffic, messagesOf(exchange())), {
      exercised: { "KP-009": 1, "CMP-008": 1, "KP-001": 1 },
      findings: [],
    });
  });

  it("is content with a sound error response", () => {
    assert.deepEqual(judged(clientTraffic, response({ path: ERROR_TOPIC, payload: NOT_FOUND })), {
      exercised: { "KP-001": 1, "KP-005": 1 },
      findings: [],
    });
  });

  for (const path of ["kp2/kettle-v1/cmx/token1/config/json/7/status", "kp1/kettle-v1/cmx/token1/config/json/7"]) {
    it(`finds that KP-001 is broken by something sent to ${path}`, () => {
      const report = judged(clientTraffic, response({ path }));
      assert.deepEqual(report.exercised, { "KP-001": 1 });
      assertBroken(report, "KP-001", [6], new RegExp(`^${path}: topic `));
    });
  }

  for (const payload of [
    "",
    "{}",
    '{"statusCode":"404","reasonPhrase":"x"}',
    '{"statusCode":404,"reasonPhrase":"x","a":1}',
  ]) {
    it(`finds that KP-005 is broken by the error response ${JSON.stringify(payload)}`, () => {
      const report = judged(clientTraffic, response({ path: ERROR_TOPIC, payload: Buffer.from(payload) }));
      assertBroken(report, "KP-005", [6], /^Error response: error response/);
    });
  }

  for (const path of ["kp1/kettle-v1/cmx/token1", "kp2/kettle-v1/cmx/token1/config/json/7"]) {
    it(`finds that KP-009 is broken by a request on ${path}`, () => {
      const report = judged(clientTraffic, request({ path }));
      assert.deepEqual(report.exercised, { "KP-009": 1 });
      assertBroken(report, "KP-009", [1], new RegExp(`^${path}: topic .*expected kp1/`));
    });
  }

  it("finds that CMP-008 is broken by a request that is no configuration request", () => {
    const report = judged(clientTraffic, request({ payload: Buffer.from('{"observe":1}') }));
    assertBroken(report, "CMP-008", [1], /^Configuration request: .*observe: must be boolean/);
  });

  it("asks for no configuration request to another extension", () => {
    const path = "kp1/kettle-v1/adx/token1/config/json/7";
    assert.deepEqual(judged(clientTraffic, request({ path, payload: Buffer.from("x") })), {
      exercised: { "KP-009": 1 },
      findings: [],
    });
  });

  it("asks for no configuration request on another resource", () => {
    const path = "kp1/kettle-v1/cmx/token1/metadata/7";
    assert.deepEqual(judged(clientTraffic, request({ path, payload: Buffer.from("x") })), {
      exercised: { "KP-009": 1 },
      findings: [],
    });
  });

  const reported = (payload: string) => [
    sampleReport({ report: { message: { payload: Buffer.from(payload) } } }).report,
  ];

  it("is content with a sound report of a failure, and asks for no reason where all went well", () => {
    assert.deepEqual(judged(clientTraffic, [sampleReport().report]), {
      exercised: { "KP-009": 1, "CMP-029": 1, "CMP-030": 1, "CMP-031": 1 },
      findings: [],
    });
    assert.deepEqual(judged(clientTraffic, reported('{"configId":"1","statusCode":204}')).exercised, {
      "KP-009": 1,
      "CMP-029": 1,
      "CMP-030": 1,
    });
    assert.deepEqual(judged(clientTraffic, reported('{"configId":"1"}')).exercised, { "KP-009": 1, "CMP-029": 1 });
  });

  for (const payload of [
    "",
    "[]",
    '{"statusCode":200}',
    '{"configId":1}',
    '{"configId":"1","reasonPhrase":null}',
    '{"configId":"1","comment":"fine"}',
  ]) {
    it(`finds that CMP-029 is broken, and judges no more, by the report ${JSON.stringify(payload)}`, () => {
      assertBroken(judged(clientTraffic, reported(payload)), "CMP-029", [16], /^Report: applied request/);
    });
  }

  for (const statusCode of ["99", "600", "400.5", "0", "-200", "1e30"]) {
    it(`finds that CMP-030 is broken by a report of the status ${statusCode}`, () => {
      const payload = `{"configId":"1","statusCode":${statusCode},"reasonPhrase":"Too hot"}`;
      assertBroken(judged(clientTraffic, reported(payload)), "CMP-030", [16], /which HTTP does not have$/);
    });
  }

  for (const reason of ["", ',"reasonPhrase":""']) {
    it(`finds that CMP-031 is broken by a report of a failure with${reason === "" ? "out a" : " an empty"} reason`, () => {
      const payload = `{"configId":"1","statusCode":404${reason}}`;
      assertBroken(judged(clientTraffic, reported(payload)), "CMP-031", [16], /the status 404 and no reason$/);
    });
  }

  it("excuses the reports of a client that an example told to misbehave", () => {
    const { exercised } = judged(clientTraffic, reported("[]"), deliberateContext("client"));
    assert.deepEqual(exercised, {});
  });

  it("judges what comes over HTTP by its path, and leaves HTTP responses alone", () => {
    const http = { transport: "http", path: "/kp1/kettle-v1/cmx/token1/config/json/7" } as const;
    const traffic = [...request(http), ...response({ ...http, statusCode: 500, payload: Buffer.from("broken") })];
    assert.deepEqual(judged(clientTraffic, traffic), { exercised: { "KP-009": 1, "CMP-008": 1 }, findings: [] });
  });

  it("excuses a client that an example told to misbehave, and nobody else", () => {
    const payload = Buffer.from("[]");
    const context = deliberateContext("client");
    assert.deepEqual(judged(clientTraffic, request({ payload }), context), { exercised: {}, findings: [] });
    assert.equal(judged(clientTraffic, response({ path: ERROR_TOPIC, payload }), context).findings.length, 1);
    const others = deliberateContext("communication-service", "configuration-data-provider");
    assert.equal(judged(clientTraffic, request({ payload }), others).findings.length, 1);
  });

  it("takes a last level of 0 for what the target's profile says it is", () => {
    const path = "kp1/kettle-v1/cmx/token1/config/json/0";
    const asRequestId = judged(clientTraffic, request({ path, payload: Buffer.from("x") }));
    assert.deepEqual(asRequestId.exercised, { "KP-009": 1, "CMP-008": 1 });
    const asPath = judged(clientTraffic, request({ path }), sampleContext({ zeroRequestId: "pathSegment" }));
    assert.deepEqual(asPath.exercised, { "KP-009": 1, "CMP-008": 1 });
  });

  const forCex = (resource: string, payload: string) => {
    const path = `kp1/kettle-v1/cex/token1/${resource}/boil/7`;
    return judged(clientTraffic, request({ path, payload: Buffer.from(payload) }));
  };

  it("is content with sound requests for commands and sound results", () => {
    for (const payload of ["{}", '{"observe":false}']) {
      assert.deepEqual(forCex("command", payload), { exercised: { "KP-009": 1, "CEP-004": 1 }, findings: [] });
    }
    for (const payload of [
      "[]",
      '[{"id":7,"statusCode":200},{"id":8,"statusCode":500,"reasonPhrase":"x","payload":null}]',
    ]) {
      assert.deepEqual(forCex("result", payload), { exercised: { "KP-009": 1, "CEP-019": 1 }, findings: [] });
    }
    assert.deepEqual(forCex("other", "x"), { exercised: { "KP-009": 1 }, findings: [] });
  });

  for (const payload of ["", "[]", '{"observe":1}', '{"observe":null}', '{"limit":1}']) {
    it(`finds that CEP-004 is broken by the command request ${JSON.stringify(payload)}`, () => {
      assertBroken(forCex("command", payload), "CEP-004", [1], /^Command request: /);
    });
  }

  for (const payload of [
    "",
    '{"id":7,"statusCode":200}',
    '[{"id":7}]',
    '[{"statusCode":200}]',
    '[{"id":"7","statusCode":200}]',
    '[{"id":7,"statusCode":200,"reasonPhrase":null}]',
    '[{"id":7,"statusCode":200,"type":"boil"}]',
  ]) {
    it(`finds that CEP-019 is broken by the results ${JSON.stringify(payload)}`, () => {
      assertBroken(forCex("result", payload), "CEP-019", [1], /^Command results: /);
    });
  }
});
