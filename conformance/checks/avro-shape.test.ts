import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { avroShape } from "./avro-shape.ts";
import type { RecordedMessage } from "./recording.ts";
import { type Announcements, announcements } from "./sample-announcements.ts";
import { invoked, told } from "./sample-commands.ts";
import { type PlatformEvents, platformEvents, SAMPLE_APPLICATION, SAMPLE_TENANT } from "./sample-platform.ts";
import {
  assertBroken,
  deliberateContext,
  type Exchange,
  exchange,
  judged,
  messagesOf,
  sampleContext,
} from "./sample-trace.ts";

const RECORDS: readonly (readonly [keyof Exchange, string, string, number])[] = [
  ["clientData", "ESP-004", "ClientData", 2],
  ["configRequest", "CDTP-004", "ConfigRequest", 3],
  ["configResponse", "CDTP-007", "ConfigResponse", 4],
  ["extensionData", "ESP-005", "ExtensionData", 5],
];

const EVENTS: readonly (readonly [keyof Announcements, string, string, number])[] = [
  ["registered", "ELCE-007", "RegisteredEvent", 7],
  ["connected", "ELCE-002", "ConnectedEvent", 8],
  ["configUpdated", "CDTP-012", "ConfigUpdated", 9],
  ["configApplied", "CDTP-014", "ConfigApplied", 12],
  ["appVersionUpdated", "ELCE-009", "AppVersionUpdatedEvent", 13],
  ["disconnected", "ELCE-004", "DisconnectedEvent", 14],
  ["unregistered", "ELCE-011", "UnregisteredEvent", 15],
];

const PLATFORM: readonly (readonly [keyof PlatformEvents, string, string, number])[] = [
  ["broadcast", "SCMP-002", "BroadcastConfigurationUpdateEvent", 21],
  ["targeted", "SCMP-005", "ServiceSpecificConfigurationUpdateEvent", 22],
  ["tenantUpdated", "TLE-003", "UpdatedEvent", 23],
  ["tenantUnregistered", "TLE-005", "UnregisteredEvent", 24],
];

/** The sound exchange, with a byte after the end of one record. */
function withByteBehind(name: keyof Exchange, more: { readonly injected?: boolean } = {}): Exchange {
  const sound = exchange();
  const payload = Uint8Array.from([...sound[name].payload, 0]);
  return { ...sound, [name]: { ...sound[name], payload, ...more } };
}

describe("the check of Avro shapes", () => {
  it("is content with a sound exchange and puts each record to the test", () => {
    assert.deepEqual(judged(avroShape, messagesOf(exchange())), {
      exercised: { "ESP-004": 1, "ESP-005": 1, "CDTP-004": 1, "CDTP-007": 1 },
      findings: [],
    });
  });

  for (const [name, requirement, record, sequence] of RECORDS) {
    it(`finds that ${requirement} is broken by a byte behind a ${record}`, () => {
      const report = judged(avroShape, messagesOf(withByteBehind(name)));
      const message = new RegExp(`^Not an Avro ${record}: ${record}: 1 bytes follow the last field`);
      assert.equal(report.exercised[requirement], 1);
      assertBroken(report, requirement, [sequence], message);
    });
  }

  for (const [name, requirement, record, sequence] of EVENTS) {
    it(`puts a sound ${record} to the test and finds that ${requirement} is broken by a byte behind it`, () => {
      const sound = announcements();
      assert.equal(judged(avroShape, messagesOf(sound)).exercised[requirement], 1);
      const payload = Uint8Array.from([...sound[name].payload, 0]);
      const report = judged(avroShape, messagesOf({ ...sound, [name]: { ...sound[name], payload } }));
      const message = new RegExp(`^Not an Avro ${record}: ${record}: 1 bytes follow the last field`);
      assert.equal(report.exercised[requirement], 1);
      assertBroken(report, requirement, [sequence], message);
    });
  }

  for (const [name, requirement, record, sequence] of PLATFORM) {
    it(`puts what the platform says to the test and finds that ${requirement} is broken by a byte behind it`, () => {
      const sound = platformEvents();
      assert.equal(judged(avroShape, messagesOf(sound)).exercised[requirement], 1);
      const payload = Uint8Array.from([...sound[name].payload, 0]);
      const report = judged(avroShape, [{ ...sound[name], payload }]);
      assertBroken(report, requirement, [sequence], new RegExp(`: ${record}: 1 bytes follow the last field`));
    });
  }

  it("excuses updates that nobody can read if an example told Tekton so, and nothing else", () => {
    const payload = Uint8Array.of(0xfe);
    const spoilt = messagesOf(platformEvents()).map((message) => ({ ...message, payload }));
    const contexts = [
      sampleContext({ applications: [{ ...SAMPLE_APPLICATION, deliberate: ["tekton"] }] }),
      sampleContext({ tenants: [{ ...SAMPLE_TENANT, deliberate: ["tekton"] }] }),
    ];
    for (const context of contexts) {
      const broken = judged(avroShape, spoilt, context).findings.map(({ requirement }) => requirement);
      assert.deepEqual(broken, ["TLE-003", "TLE-005"]);
    }
    assert.equal(judged(avroShape, spoilt, deliberateContext("configuration-data-provider")).findings.length, 4);
  });

  it("reads records in the target's schema set", () => {
    const { clientData } = exchange();
    const older = { ...clientData, payload: clientData.payload.slice(0, -1) };
    assertBroken(judged(avroShape, [older]), "ESP-004", [2], /^Not an Avro ClientData: ClientData: configName/);
  });

  it("leaves out what an example injected, readable or not", () => {
    for (const sample of [withByteBehind("clientData", { injected: true }), injectedExchange()]) {
      const { exercised, findings } = judged(avroShape, messagesOf(sample));
      assert.deepEqual([exercised["ESP-004"], findings], [undefined, []]);
    }
  });

  it("excuses responses of a provider that was told to misbehave, and nobody else", () => {
    const context = deliberateContext("configuration-data-provider");
    const { exercised, findings } = judged(avroShape, messagesOf(withByteBehind("configResponse")), context);
    assert.deepEqual([exercised["CDTP-007"], findings], [undefined, []]);
    assert.equal(judged(avroShape, messagesOf(withByteBehind("configRequest")), context).findings.length, 1);
  });

  it("does not excuse a response because another party was told to misbehave", () => {
    const context = deliberateContext("client", "communication-service");
    assert.equal(judged(avroShape, messagesOf(withByteBehind("configResponse")), context).findings.length, 1);
  });

  it("does not blame a simulator for what cannot be read in an event in the name of the service", () => {
    const payload = Uint8Array.of(1);
    const path = "kaa.v1.events.cmx.endpoint.config.updated";
    assert.deepEqual(judged(avroShape, [{ ...announcements().configUpdated, path, payload }]).findings, []);
    const adx = "kaa.v1.events.adx.tenant.lifecycle.updated";
    assert.deepEqual(judged(avroShape, [{ ...platformEvents().tenantUpdated, path: adx, payload }]).findings, []);
    const applied = { ...announcements().configApplied, payload };
    assertBroken(judged(avroShape, [applied]), "CDTP-014", [12], /^Not an Avro ConfigApplied/);
  });

  const longer = (message: RecordedMessage): RecordedMessage => ({
    ...message,
    payload: Uint8Array.from([...message.payload, 0]),
  });

  it("finds that CIP-004 and CIP-007 are broken by bytes behind an invocation and its result, wherever that goes", () => {
    assert.deepEqual(judged(avroShape, [invoked(1), told(2, 1)]).exercised, { "CIP-004": 1, "CIP-007": 1 });
    assertBroken(judged(avroShape, [longer(invoked(1))]), "CIP-004", [1], /^Not an Avro CommandInvocationRequest/);
    const inbox = "_INBOX.a.1";
    const messages = [invoked(1, { message: { replyTo: inbox } }), longer(told(2, 1, { message: { path: inbox } }))];
    assertBroken(judged(avroShape, messages), "CIP-007", [2], /^Not an Avro CommandInvocationResult/);
  });

  it("excuses the invocations of a caller that was told to spoil them, but no result", () => {
    const messages = [longer(invoked(1)), longer(told(2, 1))];
    const report = judged(avroShape, messages, deliberateContext("command-caller"));
    assertBroken(report, "CIP-007", [2], /^Not an Avro/);
  });
});

function injectedExchange(): Exchange {
  return exchange({ clientData: { message: { injected: true } } });
}
