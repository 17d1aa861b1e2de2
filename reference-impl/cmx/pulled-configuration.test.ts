import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ConfigResponse } from "../../protocol/cdtp/index.ts";
import { type PulledConfiguration, pulledConfiguration } from "./pulled-configuration.ts";

const CONFIG = '{"rate": 1.50, "big": 12345678901234567890}';

const RESPONSE: ConfigResponse = {
  correlationId: "c-1",
  timestamp: 0,
  timeout: 0,
  appVersionName: "kettle-v1",
  endpointId: "e-1",
  configId: "v2",
  contentType: "application/json",
  content: Buffer.from(CONFIG),
  statusCode: 200,
  reasonPhrase: null,
};

const CURRENT: PulledConfiguration = { kind: "current", configId: "v2", config: CONFIG };
const ABSENT: PulledConfiguration = { kind: "absent" };
const UNCHANGED: PulledConfiguration = { kind: "unchanged" };
const failed = (statusCode: number, reasonPhrase: string): PulledConfiguration => ({
  kind: "failed",
  statusCode,
  reasonPhrase,
});
const WITHOUT_CONTENT = failed(502, "Configuration data provider named a configuration but sent no content");
const WITHOUT_IDENTIFIER = failed(502, "Configuration data provider sent content without an identifier");
const NO_JSON = failed(502, "Configuration data provider sent content that is not JSON");
const answered = (statusCode: number, given = statusCode) =>
  failed(given, `Configuration data provider answered ${statusCode}`);
const ofType = (type: string) => failed(500, `Configuration of type ${type} cannot be sent as JSON`);

type Case = readonly [string, Partial<ConfigResponse>, string | undefined, PulledConfiguration];
const nothing = { content: null };
const text = (json: string) => ({ content: Buffer.from(json) });

const CASES: readonly Case[] = [
  ["a configuration, to somebody who has none", {}, undefined, CURRENT],
  ["a configuration, to somebody who has another", {}, "v1", CURRENT],
  ["the configuration that is known already", {}, "v2", CURRENT],
  ["a configuration with another status of success", { statusCode: 206 }, undefined, CURRENT],
  [
    "a configuration whose type has a parameter",
    { contentType: "Application/JSON; charset=utf-8" },
    undefined,
    CURRENT,
  ],
  ["the configuration null", text("null"), undefined, { kind: "current", configId: "v2", config: "null" }],
  [
    "a configuration with space around it",
    text(" 5\n"),
    undefined,
    { kind: "current", configId: "v2", config: " 5\n" },
  ],

  ["none, as 404", { ...nothing, statusCode: 404 }, undefined, ABSENT],
  ["none, as 404, to somebody who has one", { ...nothing, configId: null, statusCode: 404 }, "v1", ABSENT],
  ["none, as 204", { ...nothing, configId: null, statusCode: 204 }, "v1", ABSENT],
  ["none, as nothing at all", { ...nothing, configId: null }, undefined, ABSENT],
  ["none, as the empty identifier", { ...nothing, configId: "" }, undefined, ABSENT],
  ["none, as the empty identifier, to somebody who has one", { ...nothing, configId: "" }, "v1", ABSENT],
  ["none, as null with the empty identifier", { ...text("null"), configId: "" }, "v1", ABSENT],
  ["none, as null without an identifier", { ...text("null"), configId: null }, undefined, ABSENT],

  ["unchanged, as 304", { ...nothing, statusCode: 304 }, "v1", UNCHANGED],
  ["unchanged, as nothing at all", { ...nothing, configId: null }, "v1", UNCHANGED],
  ["unchanged, as the identifier that is known", { ...nothing, configId: "v1" }, "v1", UNCHANGED],
  ["unchanged, as the empty identifier that is known", { ...nothing, configId: "" }, "", UNCHANGED],

  ["an identifier without content, to somebody who has none", nothing, undefined, WITHOUT_CONTENT],
  ["another identifier without content", nothing, "v1", WITHOUT_CONTENT],
  ["content without an identifier", { configId: null }, undefined, WITHOUT_IDENTIFIER],
  ["content with the empty identifier", { configId: "" }, "v1", WITHOUT_IDENTIFIER],
  ["content that is no JSON", text("{"), undefined, NO_JSON],
  ["no bytes as content", text(""), undefined, NO_JSON],
  ["content that is no UTF-8", { content: Uint8Array.of(0x22, 0xff, 0x22) }, undefined, NO_JSON],
  ["content of another type", { contentType: "text/plain" }, undefined, ofType("text/plain")],
  [
    "content of a type that only begins so",
    { contentType: "application/json-patch+json" },
    undefined,
    ofType("application/json-patch+json"),
  ],

  ["304 to somebody who has none", { ...nothing, statusCode: 304 }, undefined, answered(304, 502)],
  ["a redirection", { statusCode: 302 }, undefined, answered(302, 502)],
  ["a status below 200", { statusCode: 100 }, undefined, answered(100, 502)],
  ["a status that is none", { statusCode: 0 }, undefined, answered(0, 502)],
  ["a status above 599", { statusCode: 600 }, undefined, answered(600, 502)],
  ["a client error", { statusCode: 400 }, undefined, answered(400)],
  ["a server error", { statusCode: 599 }, "v1", answered(599)],
  ["an error with a phrase", { statusCode: 503, reasonPhrase: "Busy" }, undefined, failed(503, "Busy")],
];

describe("a provider's response", () => {
  for (const [said, changes, known, expected] of CASES) {
    it(`says ${said}: ${expected.kind}`, () => {
      assert.deepEqual(pulledConfiguration({ ...RESPONSE, ...changes }, known), expected);
    });
  }
});
