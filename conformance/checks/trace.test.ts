import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RecordedMessage } from "./recording.ts";
import { announcements } from "./sample-announcements.ts";
import { invoked, told } from "./sample-commands.ts";
import { platformEvents } from "./sample-platform.ts";
import { exchange, messagesOf, SAMPLE_ENDPOINT, sampleTrace } from "./sample-trace.ts";
import { traceOf } from "./trace.ts";

describe("a trace", () => {
  it("reads each message as what its subject says", () => {
    const kinds = sampleTrace(messagesOf(exchange())).messages.map(({ content }) => content.kind);
    assert.deepEqual(kinds, ["client", "ClientData", "ConfigRequest", "ConfigResponse", "ExtensionData", "client"]);
  });

  it("reads each event as what its group and type say", () => {
    const events = messagesOf(announcements(), "push", "pushed");
    const kinds = sampleTrace(events).messages.map(({ content }) => content.kind);
    assert.deepEqual(kinds, [
      "RegisteredEvent",
      "ConnectedEvent",
      "ConfigUpdated",
      "ConfigApplied",
      "AppVersionUpdatedEvent",
      "DisconnectedEvent",
      "UnregisteredEvent",
    ]);
  });

  it("reads what Tekton and the Tenant Manager say, a tenant's events not for an endpoint's", () => {
    const kinds = sampleTrace(messagesOf(platformEvents())).messages.map(({ content }) => content.kind);
    assert.deepEqual(kinds, [
      "BroadcastConfigurationUpdateEvent",
      "ServiceSpecificConfigurationUpdateEvent",
      "TenantUpdatedEvent",
      "TenantUnregisteredEvent",
    ]);
  });

  it("reads an event of any entity type and any originator", () => {
    const path = "kaa.v1.events.other.device.config.applied";
    const [content] = sampleTrace([announcements({ configApplied: { message: { path } } }).configApplied]).messages;
    assert.equal(content?.content.kind, "ConfigApplied");
    assert.equal(content.subject?.kind, "event");
  });

  it("holds the fields of the records", () => {
    const [answer] = sampleTrace(messagesOf(exchange())).records("ExtensionData");
    assert.equal(answer?.content.value.endpointId, SAMPLE_ENDPOINT.endpointId);
    assert.deepEqual(answer?.subject, {
      kind: "replica",
      replicaId: "kpc-1",
      protocolName: "esp",
      messageType: "ExtensionData",
    });
  });

  it("reads records in the schema set that it is told", () => {
    const recording = { messages: [exchange().clientData], closedAtMs: 0 };
    const [content] = traceOf(recording, "2020-05").messages.map((message) => message.content);
    assert.ok(content?.kind === "unreadable");
    assert.equal(content.record, "ClientData");
    assert.match(content.problem, /^ClientData: 1 bytes follow the last field/);
  });

  const unknownPaths = [
    "_INBOX.a.1",
    "kaa.v1.service.cmx.esp.Other",
    "kaa.v1.service.cmx.config.applied",
    "kaa.v1.events.cmx.endpoint.config.removed",
    "kaa.v1.events.cmx.endpoint.esp.ClientData",
    "kaa.v1.events.tenant-manager.endpoint.lifecycle.updated",
    "kaa.v1.service.adx.scmp.configuration",
    "kaa.v1.service.adx.scmp.configuration.changed",
    "kaa.v1.replica.tekton-1.scmp.configuration",
  ];
  for (const path of unknownPaths) {
    it(`does not know what stands on ${path}`, () => {
      const trace = sampleTrace([exchange({ clientData: { message: { path } } }).clientData]);
      assert.deepEqual(trace.messages[0]?.content, { kind: "unknown" });
      assert.deepEqual(trace.records("ClientData"), []);
    });
  }

  it("is the same without what is unwanted, up to the same time", () => {
    const trace = sampleTrace(messagesOf(exchange()), 99);
    const less = trace.without(({ transport }) => transport === "mqtt");
    assert.deepEqual(
      less.messages.map(({ sequence }) => sequence),
      [2, 3, 4, 5],
    );
    assert.equal(less.closedAtMs, trace.closedAtMs);
    assert.equal(trace.messages.length, 6);
  });

  it("reads invocations, and results on their own subject or on whichever an invocation named", () => {
    const path = "results.here";
    const kindsOf = (messages: readonly RecordedMessage[]) =>
      sampleTrace(messages).messages.map(({ content }) => content.kind);
    const result = told(2, 1, { message: { path } });
    assert.deepEqual(kindsOf([invoked(1), told(2, 1)]), ["CommandInvocationRequest", "CommandInvocationResult"]);
    assert.deepEqual(kindsOf([result, invoked(1, { message: { replyTo: path } })]), [
      "CommandInvocationResult",
      "CommandInvocationRequest",
    ]);
    assert.deepEqual(kindsOf([invoked(1), result]), ["CommandInvocationRequest", "unknown"]);
  });
});
