import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeJson } from "../../../protocol/json/index.ts";
import type { RecordedMessage } from "../recording.ts";
import { DRAFT_CHECKS } from "./index.ts";
import { type Changes, draftContext, draftExchange, extensionData, judgedDraft } from "./sample-exchange.ts";

const TEXT = encodeJson("a text");
const REFUSED: Changes = {
  confirmation: { members: { status: "no space left" } },
  confirmationOnBus: { members: { status: "no space left" } },
  push: { members: { id: undefined } },
  pushOnBus: { message: { injected: true } },
};

/** All checks together: what they found in an exchange, with the evidence. */
function found(messages: readonly RecordedMessage[], context = draftContext()): readonly string[] {
  return DRAFT_CHECKS.flatMap((check) => judgedDraft(check, messages, context).findings).map(
    ({ requirement, evidence }) => `${requirement} ${evidence.join(" ")}`,
  );
}

describe("the checks of the drafts of 2017", () => {
  it("have identifiers of their own", () => {
    assert.equal(new Set(DRAFT_CHECKS.map(({ id }) => id)).size, DRAFT_CHECKS.length);
  });

  for (const check of DRAFT_CHECKS) {
    it(`${check.id} judges exactly the requirements that it names, and finds nothing in sound traffic`, () => {
      const reports = [judgedDraft(check, draftExchange()), judgedDraft(check, draftExchange(REFUSED, "updated"))];
      assert.deepEqual(
        reports.flatMap(({ findings }) => findings),
        [],
      );
      const exercised = new Set(reports.flatMap((report) => Object.keys(report.exercised)));
      assert.deepEqual([...exercised].toSorted(), [...new Set(check.requirements)].toSorted());
    });

    it(`${check.id} says nothing of a recording without messages`, () => {
      assert.deepEqual(judgedDraft(check, []), { exercised: {}, findings: [] });
    });
  }

  const faults: readonly (readonly [string, Changes, readonly string[]])[] = [
    [
      "a config-request on another subject",
      { request: { message: { path: "kaa.v1.service.ecr.cdtp" } } },
      ["RAW5-015 3"],
    ],
    ["a config-request of another version", { request: { message: { path: "kaa.v2.service.ecr" } } }, ["RAW5-079 3"]],
    [
      "a reply subject of an instance",
      { request: { message: { replyTo: "kaa.v1.service.cmx" } } },
      ["RAW5-017 3", "RAW5-018 3 4"],
    ],
    [
      "a reply subject of today",
      { request: { message: { replyTo: "kaa.v1.replica.cmx-1.cdtp.response" } } },
      ["RAW5-017 3", "RAW5-018 3 4"],
    ],
    ["a config-request that is no object", { request: { message: { payload: TEXT } } }, ["RAW5-021 3"]],
    ["no timestamp", { request: { members: { timestamp: undefined } } }, ["RAW5-023 3"]],
    ["a timestamp in a text", { request: { members: { timestamp: "1490303342158" } } }, ["RAW5-023 3"]],
    ["a timestamp in seconds", { request: { members: { timestamp: 1_490_303_342 } } }, ["RAW5-031 3"]],
    ["no timeout", { request: { members: { timeout: undefined } } }, ["RAW5-024 3"]],
    ["no endpoint", { request: { members: { endpointId: undefined } } }, ["RAW5-026 3"]],
    ["a version in a text", { request: { members: { configVersion: "3" } } }, ["RAW5-027 3"]],
    ["a response elsewhere", { response: { message: { path: "kaa.v1.service.cmx.cmx-2" } } }, ["RAW5-018 3 4"]],
    ["a response that is no object", { response: { message: { payload: TEXT } } }, ["RAW5-032 4", "RAW5-020 3"]],
    ["a response without a type", { response: { members: { contentType: undefined } } }, ["RAW5-038 4"]],
    ["a response without a version", { response: { members: { configVersion: undefined } } }, ["RAW5-039 4"]],
    ["an unknown status code", { response: { members: { statusCode: 3, content: undefined } } }, ["RAW5-013 4"]],
    ["success without content", { response: { members: { content: undefined } } }, ["RAW5-042 4"]],
    ["content that is no base64", { response: { members: { content: { bytes: "?" } } } }, ["RAW5-041 4"]],
    ["a response for another endpoint", { response: { members: { endpointId: "endpoint-2" } } }, ["RAW5-043 3 4"]],
    ["another correlationId", { response: { members: { correlationId: "correlation-9" } } }, ["RAW5-020 3"]],
    [
      "an updated message in the name of the provider",
      { updated: { message: { path: "kaa.v1.events.ecr.endpoint.config.updated" } } },
      ["RAW5-049 9"],
    ],
    [
      "an event of a third type",
      { updated: { message: { path: "kaa.v1.events.cmx.endpoint.config.applied" } } },
      ["RAW5-049 9", "RAW5-053 9"],
    ],
    ["an updated message without a version", { updated: { members: { configVersion: undefined } } }, ["RAW5-056 9"]],
    ["an updated message with its version in a text", { updated: { members: { configVersion: "3" } } }, ["RAW5-057 9"]],
    ["a time in fractions", { updated: { members: { eventTimestamp: 0.5 } } }, ["RAW5-059 9"]],
    ["a replica that is a number", { updated: { members: { originatorReplicaId: 1 } } }, ["RAW5-060 9"]],
    ["no correlationId in an event", { updated: { members: { correlationId: undefined } } }, ["RAW5-058 9"]],
    ["an event without content", { newAvailable: { members: { content: undefined } } }, ["RAW5-067 10", "RAW5-071 10"]],
    ["content in bare base64", { newAvailable: { members: { content: "WzE1XQ==" } } }, ["RAW5-071 10"]],
    ["entries that are no array", { answerOnBus: { members: { entries: { a: 1 } } } }, ["RAW3-019 5"]],
    ["no entries", { answerOnBus: { members: { entries: undefined } } }, ["RAW3-019 5"]],
    ["an id that is an object", { answerOnBus: { members: { id: {} } } }, ["RAW3-016 5", "RAW5-004 9"]],
    ["no id", { answerOnBus: { members: { id: undefined } } }, ["RAW3-018 5", "RAW5-004 9"]],
    [
      "an id that was given to something else",
      { pushOnBus: { members: { id: 42, entries: [16] } } },
      ["RAW3-018 5 11"],
    ],
    [
      "a confirmation sent to an endpoint",
      { answerOnBus: { members: { entries: undefined, status: "ok" } } },
      ["RAW3-019 5", "RAW3-030 5"],
    ],
    [
      "a confirmation with another quality of service",
      { confirmation: { message: { qualityOfService: 0 } } },
      ["RAW3-013 6 7"],
    ],
    ["a confirmation with another id", { confirmation: { members: { id: "42" } } }, ["RAW3-024 7"]],
    ["a confirmation without a status", { confirmation: { members: { status: undefined } } }, ["RAW3-023 7"]],
    ["a status that is no text", { confirmation: { members: { status: 0 } } }, ["RAW3-026 7"]],
    [
      "a confirmation at another place",
      { confirmation: { message: { path: "kp1/kettle-v1/cmx/token1/applied/json" } } },
      ["RAW3-012 6 7"],
    ],
    ["an update of what was refused", { confirmationOnBus: { members: { status: "no space left" } } }, ["RAW5-004 9"]],
  ];
  for (const [what, changes, findings] of faults) {
    it(`find ${what}`, () => {
      assert.deepEqual(found(draftExchange(changes)).toSorted(), findings.toSorted());
    });
  }

  it("find that a config-request was not answered, and say so", () => {
    assert.deepEqual(found(draftExchange({}, "response")), ["RAW5-020 3"]);
  });

  it("find what carries a configuration in another name, for nobody, or unreadably", () => {
    const carried = (payload: Uint8Array) => found(draftExchange({ answerOnBus: { message: { payload } } }, "updated"));
    const body = encodeJson({ id: 42, entries: [15] });
    assert.deepEqual(carried(extensionData(body, { extensionInstanceName: "other" })), ["RAW3-031 5"]);
    assert.deepEqual(carried(extensionData(body, { endpointId: null })), ["RAW3-031 5"]);
    assert.deepEqual(carried(extensionData(body, { resourcePath: "/config" })), ["RAW3-014 5"]);
    assert.deepEqual(carried(extensionData(TEXT)), ["RAW3-015 5"]);
    assert.deepEqual(carried(TEXT), ["RAW3-031 5"]);
  });

  it("look past what a party was told to do wrong, and what was put on the bus by hand", () => {
    const spoilt = draftExchange({
      response: { members: { correlationId: "x", contentType: undefined } },
      confirmation: { members: { id: "42", status: "" } },
    });
    assert.deepEqual(found(spoilt, draftContext("configuration-data-provider", "client")), []);
    const payload = TEXT;
    const injected = draftExchange({ updated: { message: { payload, injected: true } } });
    assert.deepEqual(found(injected), []);
  });
});
