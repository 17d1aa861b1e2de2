import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseRequestTopic } from "../kp/index.ts";
import { CONFIGURATION_PATH, CONFIRMATION_PATH, rawResource } from "./index.ts";

describe("a resource path", () => {
  it("is that of the configuration, or of confirmations", () => {
    assert.equal(rawResource(CONFIGURATION_PATH), "configuration");
    assert.equal(rawResource(CONFIRMATION_PATH), "confirmation");
    assert.equal(rawResource("/json/7/status"), "confirmation");
  });

  for (const path of ["", "/", "/json/", "/JSON", "/json/7", "/status", "/json/status/", "/json/x/status", "/a/json"]) {
    it(`is neither: ${JSON.stringify(path)}`, () => {
      assert.equal(rawResource(path), undefined);
    });
  }

  it("comes out of the topics that endpoints use", () => {
    for (const [topic, resource, requestId] of [
      ["kp1/kettle-v1/cmx/token/json", "configuration", undefined],
      ["kp1/kettle-v1/cmx/token/json/7", "configuration", 7],
      ["kp1/kettle-v1/cmx/token/json/status", "confirmation", undefined],
      ["kp1/kettle-v1/cmx/token/json/7/status", "confirmation", undefined],
    ] as const) {
      const path = parseRequestTopic(topic, "accept");
      assert.equal(path.ok && rawResource(path.value.resourcePath), resource);
      assert.equal(path.ok && path.value.requestId, requestId);
    }
  });
});
