import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseConfigurationResponse } from "../../protocol/cmp/index.ts";
import { configurationAnswer } from "./configuration-answer.ts";

const SPELLED = '{"rate": 1.50, "big": 12345678901234567890, "text": "\\u00e4"}';
const CURRENT = { kind: "current", configId: 'v"2', config: SPELLED } as const;
const ABSENT = { kind: "absent" } as const;
const OK = { statusCode: 200, reasonPhrase: "OK" };

/** Status, phrase and the payload as text. */
function answered(...parameters: Parameters<typeof configurationAnswer>) {
  const { payload, ...status } = configurationAnswer(...parameters);
  return { ...status, text: payload === null ? null : Buffer.from(payload).toString() };
}

describe("the answer to a configuration request", () => {
  it("holds identifier and configuration in the rfc envelope, numbers spelled as the provider did", () => {
    const text = `{"configId":"v\\"2","config":${SPELLED}}`;
    assert.deepEqual(answered({}, CURRENT, "rfc"), { ...OK, text });
  });

  it("holds a status beside them in the deployed envelope", () => {
    const text = `{"configId":"v\\"2","config":${SPELLED},"statusCode":200,"reasonPhrase":"OK"}`;
    assert.deepEqual(answered({ configId: "v1" }, CURRENT, "deployed"), { ...OK, text });
  });

  it("is an empty object if the endpoint has the configuration", () => {
    for (const envelope of ["rfc", "deployed"] as const) {
      assert.deepEqual(answered({ configId: 'v"2' }, CURRENT, envelope), { ...OK, text: "{}" });
      assert.deepEqual(answered({ configId: "v1" }, { kind: "unchanged" }, envelope), { ...OK, text: "{}" });
    }
  });

  it("is null with the empty identifier if there is no configuration", () => {
    assert.deepEqual(answered({}, ABSENT, "rfc"), { ...OK, text: '{"configId":"","config":null}' });
    assert.deepEqual(answered({ configId: "v1" }, ABSENT, "deployed"), {
      ...OK,
      text: '{"configId":"","config":null,"statusCode":200,"reasonPhrase":"OK"}',
    });
  });

  it("is an empty object if the endpoint knows that there is no configuration", () => {
    assert.deepEqual(answered({ configId: "" }, ABSENT, "rfc"), { ...OK, text: "{}" });
  });

  it("is an error without a payload if the provider failed", () => {
    const failed = { kind: "failed", statusCode: 503, reasonPhrase: "Busy" } as const;
    assert.deepEqual(answered({}, failed, "deployed"), { statusCode: 503, reasonPhrase: "Busy", text: null });
  });

  it("can be read by its own protocol, whatever the configuration is", () => {
    for (const config of ["null", "true", '"x"', "[1, 2]", "{}", "1e400", "-0"]) {
      for (const envelope of ["rfc", "deployed"] as const) {
        const { payload } = configurationAnswer({}, { kind: "current", configId: "v1", config }, envelope);
        assert.equal(parseConfigurationResponse(payload ?? new Uint8Array(), envelope).ok, true, config);
      }
    }
  });
});
