import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ClientData } from "../../protocol/esp/index.ts";
import { cmxRules } from "./rules.ts";
import { readCmxSettings } from "./settings.ts";

const CLIENT_DATA: ClientData = {
  correlationId: "c-1",
  timestamp: 1_000,
  timeout: 0,
  appVersionName: "kettle-v1",
  endpointId: "e-1",
  resourcePath: "/config/json",
  requestId: 7,
  payload: Buffer.from("{}"),
  configName: null,
};

const accept = (changes: Partial<ClientData>) => cmxRules.acceptRequest({ ...CLIENT_DATA, ...changes });

describe("accepting a request", () => {
  it("takes the endpoint, the name and the request", () => {
    assert.deepEqual(accept({ payload: Buffer.from('{"configId":"v1","observe":true}') }), {
      accepted: true,
      value: { endpointId: "e-1", configName: undefined, request: { configId: "v1", observe: true } },
    });
  });

  for (const changes of [{ resourcePath: "/config/json/default" }, { configName: "default" }]) {
    it(`takes ${JSON.stringify(changes)} for the configuration without a name`, () => {
      const accepted = accept(changes);
      assert.ok(accepted.accepted);
      assert.equal(accepted.value.configName, undefined);
    });
  }

  for (const [changes, configName] of [
    [{ resourcePath: "/config/json/wifi" }, "wifi"],
    [{ configName: "radio" }, "radio"],
    [{ resourcePath: "/config/json/wifi", configName: "radio" }, "radio"],
  ] as const) {
    it(`takes the name ${configName} of ${JSON.stringify(changes)}`, () => {
      const accepted = accept(changes);
      assert.ok(accepted.accepted);
      assert.equal(accepted.value.configName, configName);
    });
  }

  const refused: readonly (readonly [Partial<ClientData>, number, RegExp])[] = [
    [{ resourcePath: "/" }, 404, /^No resource \/; there are \/config\/json and \/applied\/json$/],
    [{ resourcePath: "/config/xml" }, 404, /^No resource \/config\/xml;/],
    [{ resourcePath: "/applied/json" }, 404, /^No resource \/applied\/json;/],
    [{ endpointId: null }, 400, /^No endpoint is named;/],
    [{ configName: "" }, 400, /^Configuration name "" does not match \^\[a-zA-Z0-9_-\]\+\$$/],
    [{ configName: "a/b" }, 400, /^Configuration name "a\/b" does not match/],
    [{ resourcePath: "/config/json/a.b" }, 404, /^No resource/],
    [{ payload: new Uint8Array() }, 400, /^Configuration request: .*empty/],
    [{ payload: Buffer.from("{") }, 400, /^Configuration request: /],
    [{ payload: Buffer.from('{"observe":"yes"}') }, 400, /^Configuration request: .*observe: must be boolean/],
    [{ resourcePath: "/x", endpointId: null, payload: Buffer.from("{") }, 404, /^No resource \/x;/],
  ];
  for (const [changes, statusCode, reasonPhrase] of refused) {
    it(`answers ${statusCode} to ${JSON.stringify(changes)}`, () => {
      const accepted = accept(changes);
      assert.ok(!accepted.accepted);
      assert.deepEqual([accepted.answer.statusCode, accepted.answer.payload], [statusCode, null]);
      assert.match(accepted.answer.reasonPhrase, reasonPhrase);
    });
  }
});

describe("the message that carries an answer", () => {
  const settings = readCmxSettings({ SERVICE_INSTANCE_NAME: "my-cmx" }, "replica");
  const answer = { statusCode: 200, reasonPhrase: "OK", payload: Buffer.from("{}") };

  it("takes from the request whatever tells requests apart", () => {
    assert.deepEqual(cmxRules.extensionData(CLIENT_DATA, answer, settings, 2_000), {
      correlationId: "c-1",
      timestamp: 2_000,
      timeout: 0,
      appVersionName: "kettle-v1",
      extensionInstanceName: "my-cmx",
      endpointId: "e-1",
      resourcePath: "/config/json",
      requestId: 7,
      payload: Buffer.from("{}"),
      statusCode: 200,
      reasonPhrase: "OK",
    });
  });

  it("has no request identifier if the request had none", () => {
    const silent = { ...CLIENT_DATA, requestId: null };
    assert.equal(cmxRules.extensionData(silent, answer, settings, 2_000).requestId, null);
  });
});

describe("the destination of an answer", () => {
  const everybody = "kaa.v1.service.kpc.esp.ExtensionData";
  for (const [replyTo, subject] of [
    [undefined, everybody],
    ["kaa.v1.replica.kpc-1.esp.ExtensionData", "kaa.v1.replica.kpc-1.esp.ExtensionData"],
    ["kaa.v1.replica.kpc-1.esp.ClientData", "kaa.v1.replica.kpc-1.esp.ExtensionData"],
    ["_INBOX.abc.1", "_INBOX.abc.1"],
  ] as const) {
    it(`is ${subject} if the reply subject is ${replyTo ?? "none"}`, () => {
      assert.equal(cmxRules.answerDestination(replyTo, everybody), subject);
    });
  }
});
