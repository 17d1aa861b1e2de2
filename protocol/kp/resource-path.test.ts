import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  InvalidTopicError,
  parseRequestTopic,
  REQUEST_ID_MAX,
  type ResourcePath,
  requestTopic,
  type ZeroRequestId,
} from "./index.ts";
import { requestTopicVectors, wrongTopicVectors } from "./vectors/index.ts";

const switches: readonly ZeroRequestId[] = ["accept", "pathSegment"];
const level = fc.stringMatching(/^[^+#/.\0]{1,12}$/);
const sample: ResourcePath = {
  appVersionName: "app-v1",
  extensionInstanceName: "cmx",
  endpointToken: "token-1",
  resourcePath: "/config/json",
  requestId: 42,
};

describe("a request topic", () => {
  for (const { circumstance, topic, zeroRequestId, path } of requestTopicVectors) {
    it(`is read and built: ${circumstance}`, () => {
      for (const zero of zeroRequestId === undefined ? switches : [zeroRequestId]) {
        assert.deepEqual(parseRequestTopic(topic, zero), { ok: true, value: path });
      }
      assert.equal(requestTopic(path), topic);
    });
  }

  for (const { circumstance, topic, problem } of wrongTopicVectors) {
    it(`is refused: ${circumstance}`, () => {
      const result = parseRequestTopic(topic, "accept");
      assert.match(result.ok ? "" : result.problem, problem);
      assert.match(result.ok ? "" : result.problem, /expected kp1\/<appversion>/);
    });
  }

  it("is read back as it was built", () => {
    const paths = fc.record(
      {
        appVersionName: level,
        extensionInstanceName: level,
        endpointToken: level,
        resourcePath: fc.array(level, { minLength: 1 }).map((levels) => `/${levels.join("/")}`),
        requestId: fc.integer({ min: 1, max: REQUEST_ID_MAX }),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(paths, (value) => {
        assert.deepEqual(parseRequestTopic(requestTopic(value), "pathSegment"), { ok: true, value });
      }),
    );
  });

  it("that is accepted is built again letter by letter", () => {
    const topics = fc
      .array(fc.constantFrom("a", "", "0", "7", "07", "4294967296", "x.y", "é"), { maxLength: 6 })
      .map((levels) => ["kp1", "app-v1", ...levels].join("/"));
    fc.assert(
      fc.property(topics, fc.constantFrom(...switches), (topic, zero) => {
        const result = parseRequestTopic(topic, zero);
        assert.ok(!result.ok || requestTopic(result.value) === topic);
      }),
    );
  });

  it("never makes the reader throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (topic) => {
        assert.equal(typeof parseRequestTopic(`kp1/${topic}`, "accept").ok, "boolean");
      }),
    );
  });

  const misfits: readonly [Partial<ResourcePath>, RegExp][] = [
    [{ appVersionName: "" }, /empty/],
    [{ extensionInstanceName: "" }, /empty/],
    [{ endpointToken: "" }, /empty/],
    [{ endpointToken: "a.b" }, /token with a '\.'/],
    [{ endpointToken: "a/b" }, /'\/' inside/],
    [{ appVersionName: "a/b" }, /'\/' inside/],
    [{ extensionInstanceName: "a/b" }, /'\/' inside/],
    [{ endpointToken: "#" }, /'#'/],
    [{ resourcePath: "" }, /no resource path/],
    [{ resourcePath: "/" }, /no resource path/],
    [{ resourcePath: "config/json" }, /without leading '\/'/],
    [{ resourcePath: "/+" }, /'\+'/],
    [{ requestId: -1 }, /request id/],
    [{ requestId: 1.5 }, /request id/],
    [{ requestId: REQUEST_ID_MAX + 1 }, /request id that is not an integer from 0 to 2147483647/],
  ];
  for (const [misfit, message] of misfits) {
    it(`is not built from ${JSON.stringify(misfit)}`, () => {
      assert.throws(() => requestTopic({ ...sample, ...misfit }), { name: InvalidTopicError.name, message });
    });
  }
});
