import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeConfigurationRequest } from "../../protocol/cmp/index.ts";
import type { ExtensionData } from "../../protocol/esp/index.ts";
import { configurationResponse } from "./configuration-response.ts";
import { announcements } from "./sample-announcements.ts";
import { assertBroken, exchange, judged, messagesOf, sampleContext } from "./sample-trace.ts";

const NOTHING = { exercised: {}, findings: [] };

/** The service's answer alone, with this payload. */
function answer(payload: string | null, more: { readonly statusCode?: number; readonly resourcePath?: string } = {}) {
  const fields = { payload: payload === null ? null : Buffer.from(payload), ...more };
  return [exchange({ extensionData: { fields } }).extensionData];
}

describe("the check of configuration responses", () => {
  it("is content with a sound exchange and puts each rule to the test", () => {
    assert.deepEqual(judged(configurationResponse, messagesOf(exchange())), {
      exercised: { "CMP-005": 1, "CMP-006": 1, "CMP-007": 1 },
      findings: [],
    });
  });

  const malformed: readonly (readonly [string | null, RegExp])[] = [
    [null, /^Response: .*empty/],
    ["", /^Response: .*empty/],
    ["{", /^Response: /],
    ["[]", /^Response: .*must be object/],
    ['{"configId":1,"config":{}}', /^Response: .*configId: must be string/],
    ['{"configId":"1","config":{},"etag":"1"}', /^Response: .*additional properties \(found "etag"\)/],
  ];
  for (const [payload, message] of malformed) {
    it(`finds that CMP-005 is broken, and judges no more, by the response ${payload}`, () => {
      const report = judged(configurationResponse, answer(payload));
      assert.deepEqual(report.exercised, { "CMP-005": 1 });
      assertBroken(report, "CMP-005", [5], message);
    });
  }

  for (const [payload, message] of [
    ['{"configId":"1"}', "configId stands without config"],
    ['{"config":{},"statusCode":200,"reasonPhrase":"OK"}', "config stands without configId"],
  ] as const) {
    it(`finds that CMP-006 is broken: ${message}`, () => {
      const { findings } = judged(configurationResponse, answer(payload));
      assert.deepEqual(findings, [{ requirement: "CMP-006", message, evidence: [5] }]);
    });
  }

  for (const payload of [
    '{"configId":"1","config":{}}',
    '{"configId":"1","config":{},"statusCode":200}',
    '{"configId":"1","config":{},"reasonPhrase":"OK"}',
    '{"configId":"1","config":null,"statusCode":201,"reasonPhrase":"OK"}',
  ]) {
    it(`finds that CMP-007 is broken by the response ${payload}`, () => {
      const message = "Response lacks statusCode 200 or reasonPhrase";
      const { findings } = judged(configurationResponse, answer(payload));
      assert.deepEqual(findings, [{ requirement: "CMP-007", message, evidence: [5] }]);
    });
  }

  it("takes the configuration null for a configuration, and the empty identifier for an identifier", () => {
    const payload = '{"configId":"","config":null,"statusCode":200,"reasonPhrase":"OK"}';
    assert.deepEqual(judged(configurationResponse, answer(payload)), {
      exercised: { "CMP-005": 1, "CMP-006": 1, "CMP-007": 1 },
      findings: [],
    });
  });

  it("asks for no status beside an unchanged configuration", () => {
    assert.deepEqual(judged(configurationResponse, answer("{}")), {
      exercised: { "CMP-005": 1, "CMP-006": 1 },
      findings: [],
    });
  });

  const unchanged = (difference: Partial<ExtensionData> = {}) =>
    announcements({ push: { fields: { payload: Buffer.from("{}"), ...difference } } }).push;

  it("finds that CMP-033 is broken by a push that holds nothing", () => {
    const { findings } = judged(configurationResponse, [unchanged()]);
    const message = "What was sent unasked holds no configuration";
    assert.deepEqual(findings, [{ requirement: "CMP-033", message, evidence: [10] }]);
  });

  it("is content with a push that holds a configuration, be it that there is none", () => {
    const none = Buffer.from('{"configId":"","config":null,"statusCode":200,"reasonPhrase":"OK"}');
    for (const { push } of [announcements(), announcements({ push: { fields: { payload: none } } })]) {
      const { exercised, findings } = judged(configurationResponse, [push]);
      assert.deepEqual([exercised["CMP-033"], findings], [1, []]);
    }
  });

  it("finds the same of a push with the identifier of a request that said that the endpoint observes", () => {
    const { clientData, extensionData } = exchange({
      clientData: { fields: { payload: encodeConfigurationRequest({ observe: true }) } },
    });
    const messages = [clientData, extensionData, unchanged({ requestId: 7 })];
    assertBroken(judged(configurationResponse, messages), "CMP-033", [10], /holds no configuration$/);
  });

  it("does not blame what may be an answer under a wrong correlation identifier", () => {
    const unnumbered = { fields: { requestId: null } };
    const { clientData, extensionData } = exchange({ clientData: unnumbered, extensionData: unnumbered });
    assert.deepEqual(judged(configurationResponse, [clientData, unchanged()]).findings, []);
    assert.equal(judged(configurationResponse, [clientData, extensionData, unchanged()]).findings.length, 1);
  });

  it("judges by the envelope of the target's profile", () => {
    const context = sampleContext({ responseEnvelope: "rfc" });
    const bare = answer('{"configId":"1","config":{}}');
    assert.deepEqual(judged(configurationResponse, bare, context), {
      exercised: { "CMP-005": 1, "CMP-006": 1 },
      findings: [],
    });
    const withStatus = judged(configurationResponse, messagesOf(exchange()), context);
    assertBroken(withStatus, "CMP-005", [5], /additional properties \(found "statusCode"\)/);
  });

  it("leaves out what another extension answers, whatever resource it was asked for", () => {
    const { extensionData } = exchange({ extensionData: { fields: { extensionInstanceName: "adx", payload: null } } });
    assert.deepEqual(judged(configurationResponse, [extensionData]), NOTHING);
    const nameless = exchange({ extensionData: { fields: { extensionInstanceName: null, payload: null } } });
    assert.equal(judged(configurationResponse, [nameless.extensionData]).findings.length, 1);
  });

  it("looks at successes of the configuration resource only", () => {
    assert.deepEqual(judged(configurationResponse, answer(null, { statusCode: 404 })), NOTHING);
    assert.deepEqual(judged(configurationResponse, answer(null, { statusCode: 199 })), NOTHING);
    assert.deepEqual(judged(configurationResponse, answer(null, { statusCode: 300 })), NOTHING);
    assert.deepEqual(judged(configurationResponse, answer(null, { resourcePath: "/applied/json" })), NOTHING);
    assert.equal(judged(configurationResponse, answer(null, { statusCode: 299 })).findings.length, 1);
    assert.equal(judged(configurationResponse, answer(null, { resourcePath: "/config/json/wifi" })).findings.length, 1);
  });

  it("leaves out what an example sent in the place of the service", () => {
    const { extensionData } = exchange({ extensionData: { fields: { payload: null }, message: { injected: true } } });
    assert.deepEqual(judged(configurationResponse, [extensionData]), NOTHING);
  });
});
