import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recordingFromJson, recordingToJson } from "./recording-json.ts";
import { exchange, messagesOf } from "./sample-trace.ts";

describe("a recording as JSON", () => {
  it("is read back as it was written, to the byte", () => {
    const http = exchange({
      response: { message: { transport: "http", statusCode: 404, payload: Uint8Array.of(0, 255) } },
    });
    const recording = { messages: messagesOf(http), closedAtMs: 123 };
    const read = recordingFromJson(recordingToJson(recording));
    const plain = read.messages.map((message) => ({ ...message, payload: Uint8Array.from(message.payload) }));
    const written = recording.messages.map((message) => ({ ...message, payload: Uint8Array.from(message.payload) }));
    assert.deepEqual({ ...read, messages: plain }, { ...recording, messages: written });
  });

  const message = {
    sequence: 1,
    atMs: 1,
    transport: "nats",
    direction: "bus",
    path: "a",
    payload: "",
  };
  const wrong: readonly (readonly [string, unknown])[] = [
    ["nothing", null],
    ["no messages", { closedAtMs: 1 }],
    ["no end", { messages: [] }],
    ["a message without payload", { closedAtMs: 1, messages: [{ ...message, payload: undefined }] }],
    ["a payload that is no text", { closedAtMs: 1, messages: [{ ...message, payload: 5 }] }],
    ["a path that is no text", { closedAtMs: 1, messages: [{ ...message, path: 5 }] }],
    ["an unknown transport", { closedAtMs: 1, messages: [{ ...message, transport: "pigeon" }] }],
    ["an unknown key", { closedAtMs: 1, messages: [{ ...message, mood: "good" }] }],
  ];
  for (const [circumstance, content] of wrong) {
    it(`is refused with ${circumstance}`, () => {
      assert.throws(() => recordingFromJson(JSON.stringify(content)), {
        name: "TypeError",
        message: "this is not a recording",
      });
    });
  }

  it("is refused if it is no JSON at all", () => {
    assert.throws(() => recordingFromJson("{"), SyntaxError);
  });
});
