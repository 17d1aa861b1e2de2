import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { describeMessage } from "./described-message.ts";
import type { RecordedMessage } from "./recording.ts";
import { announcements } from "./sample-announcements.ts";
import { bait, platformEvents } from "./sample-platform.ts";
import { BEGINNING_MS, exchange, sampleTrace } from "./sample-trace.ts";

function described(message: RecordedMessage) {
  const [traced] = sampleTrace([message]).messages;
  assert.ok(traced !== undefined);
  return describeMessage(traced);
}

describe("the description of a message", () => {
  it("gives the fields of a record, and its bytes", () => {
    const { clientData } = exchange({ clientData: { message: { injected: true } } });
    assert.deepEqual(described(clientData), {
      sequence: 2,
      atMs: BEGINNING_MS + 20,
      transport: "nats",
      direction: "bus",
      path: "kaa.v1.service.cmx.esp.ClientData",
      replyTo: "kaa.v1.replica.kpc-1.esp.ExtensionData",
      injected: true,
      kind: "ClientData",
      fields: {
        correlationId: "correlation-1",
        timestamp: BEGINNING_MS + 20,
        timeout: 0,
        appVersionName: "kettle-v1",
        endpointId: "endpoint-1",
        resourcePath: "/config/json",
        requestId: 7,
        payload: "{}",
        configName: null,
      },
      payload: Buffer.from(clientData.payload).toString("base64"),
    });
  });

  it("shows a map as JSON", () => {
    const endpoints = new Map([
      ["endpoint-1", "kettle-v1"],
      ["__proto__", "kettle-v2"],
    ]);
    const { kind, fields } = described(announcements({ connected: { fields: { endpoints } } }).connected);
    assert.equal(kind, "ConnectedEvent");
    assert.equal(fields?.["endpoints"], '{"endpoint-1":"kettle-v1","__proto__":"kettle-v2"}');
  });

  it("shows names that an update leaves open as null", () => {
    const { kind, fields, replyTo } = described(platformEvents().targeted);
    assert.deepEqual([kind, replyTo], ["ServiceSpecificConfigurationUpdateEvent", bait(22)]);
    assert.deepEqual([fields?.["tenantID"], fields?.["appName"], fields?.["appVerName"]], ["tenant-1", "kettle", null]);
  });

  it("gives the text of what passes between client and communication service", () => {
    const { kind, text, connection, qualityOfService } = described(exchange().request);
    assert.deepEqual([kind, text, connection, qualityOfService], ["client", "{}", "c-1", 1]);
  });

  it("says why a record cannot be read", () => {
    const { kind, problem, text, fields } = described(
      exchange({ extensionData: { message: { payload: Buffer.from("no") } } }).extensionData,
    );
    assert.deepEqual([kind, text, fields], ["unreadable", "no", undefined]);
    assert.match(problem ?? "", /^not an Avro ExtensionData: ExtensionData: /);
  });

  for (const [circumstance, bytes, text] of [
    ["text of several lines", Buffer.from("ä\tb\r\nc"), "ä\tb\r\nc"],
    ["nothing", Buffer.from(""), ""],
    ["bytes that are no UTF-8", Uint8Array.of(0xff, 0xfe), "base64://4="],
    ["control characters", Uint8Array.of(0x41, 0x07), "base64:QQc="],
    ["a replacement character that was there before", Buffer.from("\uFFFD"), "\uFFFD"],
  ] as const) {
    it(`spells ${circumstance}`, () => {
      assert.equal(described(exchange({ request: { message: { payload: bytes } } }).request).text, text);
    });
  }
});
