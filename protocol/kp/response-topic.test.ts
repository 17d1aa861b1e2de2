import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidTopicError, parseResponseTopic, responseTopic } from "./index.ts";
import { requestTopicVectors } from "./vectors/index.ts";

describe("a response topic", () => {
  for (const { circumstance, topic, zeroRequestId, path } of requestTopicVectors) {
    it(`is the request's with a suffix: ${circumstance}`, () => {
      for (const kind of ["status", "error"] as const) {
        assert.equal(responseTopic(path, kind), `${topic}/${kind}`);
        const result = parseResponseTopic(`${topic}/${kind}`, zeroRequestId ?? "accept");
        assert.deepEqual(result, { ok: true, value: { path, kind } });
      }
    });
  }

  for (const topic of ["", "status", "kp1/app-v1/cmx/token-1/json", "kp1/app-v1/cmx/token-1/json/status/"]) {
    it(`is not ${JSON.stringify(topic)}`, () => {
      const result = parseResponseTopic(topic, "accept");
      assert.match(result.ok ? "" : result.problem, /must end in \/status or \/error$/);
    });
  }

  it("needs a request topic before the suffix", () => {
    const result = parseResponseTopic("kp1/app-v1/cmx/token-1/status", "accept");
    assert.match(result.ok ? "" : result.problem, /no resource path/);
  });

  it("may repeat the suffix in the path", () => {
    const result = parseResponseTopic("kp1/app-v1/cmx/token-1/status/status", "accept");
    assert.equal(result.ok && result.value.path.resourcePath, "/status");
  });

  it("is not built from a path that makes no topic", () => {
    const path = { appVersionName: "", extensionInstanceName: "", endpointToken: "", resourcePath: "", requestId: 1 };
    assert.throws(() => responseTopic(path, "status"), InvalidTopicError);
  });
});
