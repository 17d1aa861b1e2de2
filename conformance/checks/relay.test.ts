import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeErrorResponse } from "../../protocol/kp/index.ts";
import { relay } from "./relay.ts";
import { announcements } from "./sample-announcements.ts";
import { assertBroken, deliberateContext, exchange, judged, messagesOf } from "./sample-trace.ts";

const STATUS_TOPIC = "kp1/kettle-v1/cmx/token1/config/json/7/status";
const ERROR_TOPIC = "kp1/kettle-v1/cmx/token1/config/json/7/error";
const ERROR = { path: ERROR_TOPIC, payload: encodeErrorResponse({ statusCode: 404, reasonPhrase: "Not found" }) };

describe("the check of the communication service's relay", () => {
  it("is content with a sound exchange that ends well", () => {
    assert.deepEqual(judged(relay, messagesOf(exchange())), {
      exercised: { "KP-002": 1, "KP-003": 1, "KP-008": 1 },
      findings: [],
    });
  });

  it("is content with a sound exchange that ends in an error", () => {
    const sample = exchange({ extensionData: { fields: { statusCode: 404 } }, response: { message: ERROR } });
    assert.deepEqual(judged(relay, messagesOf(sample)), {
      exercised: { "KP-002": 1, "KP-004": 1, "KP-008": 1 },
      findings: [],
    });
  });

  it("is content with a request over HTTP", () => {
    const message = { transport: "http", path: "/kp1/kettle-v1/cmx/token1/config/json/7" } as const;
    const sample = exchange({ request: { message } });
    assert.deepEqual(judged(relay, messagesOf(sample, "response")), { exercised: { "KP-002": 1 }, findings: [] });
  });

  const otherwise = [
    [{ requestId: null }, "/config/json and request identifier null"],
    [{ requestId: 8 }, "/config/json and request identifier 8"],
    [{ resourcePath: "/config/json/7", requestId: null }, "/config/json/7 and request identifier null"],
    [{ payload: Buffer.from("[]") }, "/config/json and request identifier 7"],
  ] as const;
  for (const [fields, said] of otherwise) {
    it(`finds that KP-002 is broken by client data that is not what was sent: ${JSON.stringify(fields)}`, () => {
      const { request, clientData } = exchange({ clientData: { fields } });
      const message = `ClientData says ${said}, which no client sent`;
      assert.deepEqual(judged(relay, [request, clientData]), {
        exercised: { "KP-002": 1 },
        findings: [{ requirement: "KP-002", message, evidence: [1, 2] }],
      });
    });
  }

  it("finds that KP-002 is broken by client data of an endpoint that nobody owns", () => {
    const { request, clientData } = exchange({ clientData: { fields: { endpointId: "stranger" } } });
    assertBroken(judged(relay, [request, clientData]), "KP-002", [2], /which no client sent$/);
  });

  it("leaves out client data that an example injected: no client sent it", () => {
    const { clientData } = exchange({ clientData: { message: { injected: true } } });
    assert.deepEqual(judged(relay, [clientData]), { exercised: {}, findings: [] });
  });

  it("finds that KP-003 is broken by an error that was published as a success", () => {
    const sample = exchange({ extensionData: { fields: { statusCode: 404 } } });
    const message = `Nobody answered what went to ${STATUS_TOPIC} with a success`;
    assert.deepEqual(judged(relay, messagesOf(sample)).findings, [
      { requirement: "KP-003", message, evidence: [5, 6] },
    ]);
  });

  it("finds that KP-003 is broken by a success that nobody gave", () => {
    assertBroken(judged(relay, messagesOf(exchange(), "extensionData")), "KP-003", [6], /^Nobody answered/);
  });

  it("takes no answer to another request or of another endpoint for the one that was published", () => {
    for (const fields of [{ requestId: 8 }, { resourcePath: "/config/xml" }, { endpointId: "stranger" }]) {
      const sample = exchange({ extensionData: { fields } });
      assertBroken(judged(relay, messagesOf(sample)), "KP-003", [6], /^Nobody answered/);
    }
  });

  it("finds that KP-004 is broken by a success that was published as an error", () => {
    const sample = exchange({ response: { message: ERROR } });
    const message = `A success went to ${ERROR_TOPIC}`;
    assert.deepEqual(judged(relay, messagesOf(sample)).findings, [
      { requirement: "KP-004", message, evidence: [5, 6] },
    ]);
  });

  it("is silent about an error of the communication service's own, which nobody answered", () => {
    const sample = exchange({ response: { message: ERROR } });
    assert.deepEqual(judged(relay, [sample.request, sample.response]), { exercised: { "KP-008": 1 }, findings: [] });
  });

  it("finds that KP-008 is broken by a response with another quality of service", () => {
    const sample = exchange({ response: { message: { qualityOfService: 0 } } });
    const message = "Response has quality of service 0, its request had another";
    assert.deepEqual(judged(relay, messagesOf(sample)).findings, [
      { requirement: "KP-008", message, evidence: [1, 6] },
    ]);
  });

  it("excuses a communication service that an example told to misbehave, and nobody else", () => {
    const messages = messagesOf(exchange({ response: { message: { qualityOfService: 0 } } }));
    const { exercised, findings } = judged(relay, messages, deliberateContext("communication-service"));
    assert.deepEqual([exercised["KP-008"], findings], [undefined, []]);
    assert.equal(judged(relay, messages, deliberateContext("client")).findings.length, 1);
  });

  it("is content with a push, which has no request to go by", () => {
    const { push, pushed } = announcements();
    assert.deepEqual(judged(relay, [push, pushed]), { exercised: { "KP-003": 1, "KP-006": 1 }, findings: [] });
  });

  it("finds that KP-006 is broken by an empty success without request identifier", () => {
    const { push, pushed } = announcements({ pushed: { message: { payload: new Uint8Array() } } });
    const message =
      "An empty response went to kp1/kettle-v1/cmx/token1/config/json/status, which no request identifier asked for";
    assert.deepEqual(judged(relay, [push, pushed]).findings, [{ requirement: "KP-006", message, evidence: [11] }]);
  });

  it("is content with an empty success that a request identifier asked for", () => {
    const sample = exchange({ response: { message: { payload: new Uint8Array() } } });
    const { exercised, findings } = judged(relay, messagesOf(sample));
    assert.deepEqual([exercised["KP-006"], findings], [undefined, []]);
  });

  it("does not hold a push to the quality of service of a request without identifier, but an error", () => {
    const { request } = exchange({ request: { fields: { requestId: undefined }, message: { qualityOfService: 0 } } });
    const { push, pushed } = announcements();
    const { exercised, findings } = judged(relay, [request, push, pushed]);
    assert.deepEqual([exercised["KP-008"], findings], [undefined, []]);
    const error = { ...pushed, ...ERROR, path: "kp1/kettle-v1/cmx/token1/config/json/error" };
    assertBroken(judged(relay, [request, error]), "KP-008", [1, 11], /^Response has quality of service 1/);
  });

  it("is silent about topics that are none, which another check finds", () => {
    const { response } = exchange({ response: { message: { path: "kp2/x" } } });
    assert.deepEqual(judged(relay, [response]), { exercised: {}, findings: [] });
  });

  it("is silent about what went to an endpoint that nobody owns", () => {
    const { response } = exchange({ response: { fields: { endpointToken: "stranger" } } });
    assert.deepEqual(judged(relay, [response]), { exercised: {}, findings: [] });
  });

  it("lets the communication service tell an error of its own beside a success that it passed on", () => {
    const { push, pushed } = announcements();
    const error = { ...pushed, ...ERROR, sequence: 12, path: pushed.path.replace(/status$/, "error") };
    assert.deepEqual(judged(relay, [push, pushed, error]).findings, []);
    assertBroken(judged(relay, [push, error]), "KP-004", [10, 12], /^A success went to .*\/error$/);
  });

  it("does not take an error of its own for a success that holds nothing, which need not be passed on", () => {
    const { push, pushed } = announcements({ push: { fields: { payload: null } } });
    const error = { ...pushed, ...ERROR, path: pushed.path.replace(/status$/, "error") };
    assert.deepEqual(judged(relay, [push, error]).findings, []);
  });
});
