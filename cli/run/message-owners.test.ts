import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type RecordedMessage, readDraftMessage, traceOf } from "../../conformance/checks/index.ts";
import type { ExampleFacts } from "../../conformance/verdicts/index.ts";
import {
  broadcastConfigurationUpdateCodec,
  broadcastUpdateSubject,
  serviceSpecificConfigurationUpdateCodec,
  serviceSpecificUpdateSubject,
} from "../../protocol/scmp/index.ts";
import {
  tenantUnregisteredCodec,
  tenantUnregisteredSubject,
  tenantUpdatedCodec,
  tenantUpdatedSubject,
} from "../../protocol/tle/index.ts";
import { messageOwners } from "./message-owners.ts";

interface Names {
  readonly tenantID: string | null;
  readonly appName: string | null;
  readonly appVerName: string | null;
}

const FACTS: ExampleFacts = {
  endpoints: [],
  applications: [{ name: "kettle", appVersionNames: ["kettle-v1"], deliberate: [] }],
};
const OWNERS = [
  { id: "kettles", facts: FACTS },
  { id: "tenants", facts: { endpoints: [], tenants: [{ tenantId: "tenant-1", deliberate: [] }] } },
  { id: "endpoints", facts: { endpoints: [{ endpointId: "e-1", endpointToken: "t-1", deliberate: [] }] } },
];

function message(path: string, payload: Uint8Array, replyTo?: string): Omit<RecordedMessage, "sequence"> {
  const around = replyTo === undefined ? {} : { replyTo };
  return { atMs: 0, transport: "nats", direction: "bus", path, payload, ...around };
}

function broadcast(names: Names, replyTo?: string) {
  const fields = { correlationId: "c", timestamp: 0, originatorReplicaId: "tekton-1", ...names };
  return message(broadcastUpdateSubject("tekton", "upsert"), broadcastConfigurationUpdateCodec.encode(fields), replyTo);
}

/** Whose the messages are, in their order. */
function ownersOf(...messages: readonly Omit<RecordedMessage, "sequence">[]) {
  const recorded = messages.map((one, index) => ({ ...one, sequence: index + 1 }));
  const trace = traceOf({ messages: recorded, closedAtMs: 1 }, "2026-01", readDraftMessage);
  return trace.messages.map(messageOwners(OWNERS, trace, "accept"));
}

describe("the owner of a message", () => {
  it("is who made the endpoint that a message in JSON names, if it names any", () => {
    const json = (path: string, value: unknown) => message(path, Buffer.from(JSON.stringify(value)));
    assert.deepEqual(
      ownersOf(
        json("kaa.v1.service.ecr", { endpointId: "e-1", appVersionToken: "kettle-v1" }),
        json("kaa.v1.events.cmx.endpoint.config.updated", { endpointId: "e-1" }),
        json("kaa.v1.service.cmx.siblings.Note", { endpointId: "e-1" }),
        json("kaa.v1.events.cmx.endpoint.config.updated", { endpointId: "e-2" }),
        message("kaa.v1.service.cmx.cmx-1", Buffer.from("no JSON")),
      ),
      ["endpoints", "endpoints", "endpoints", undefined, undefined],
    );
  });

  it("is who made the application or appversion that an update names, or else its tenant", () => {
    const tenantID = "tenant-1";
    assert.deepEqual(
      ownersOf(
        broadcast({ tenantID, appName: "kettle", appVerName: "kettle-v1" }),
        broadcast({ tenantID: "kaa", appName: "kettle", appVerName: null }),
        broadcast({ tenantID: "kaa", appName: null, appVerName: "kettle-v1" }),
        broadcast({ tenantID, appName: null, appVerName: null }),
        broadcast({ tenantID, appName: "lamp", appVerName: "lamp-v1" }),
      ),
      ["kettles", "kettles", "kettles", "tenants", "tenants"],
    );
  });

  it("is who made what an update for one service names", () => {
    const fields = { correlationId: "c", timestamp: 0, tenantID: "kaa", appName: "kettle", appVerName: null };
    const payload = serviceSpecificConfigurationUpdateCodec.encode(fields);
    assert.deepEqual(ownersOf(message(serviceSpecificUpdateSubject("adx", "delete"), payload)), ["kettles"]);
  });

  it("is nobody where an update names what all share, or nothing that can be read", () => {
    const everything = { tenantID: null, appName: null, appVerName: null };
    const garbage = message(broadcastUpdateSubject("tekton", "upsert"), Uint8Array.of(0xfe));
    const shared = { tenantID: "kaa", appName: "lamp", appVerName: null };
    assert.deepEqual(ownersOf(broadcast(everything), broadcast(shared), garbage), [undefined, undefined, undefined]);
  });

  it("is who made the tenant that is announced", () => {
    const fields = { correlationId: "c", timestamp: 0, timeout: 0, originatorReplicaId: "tenant-manager-1" };
    const event = (tenantId: string) => ({ ...fields, tenantId });
    assert.deepEqual(
      ownersOf(
        message(tenantUpdatedSubject("tenant-manager"), tenantUpdatedCodec.encode(event("tenant-1"))),
        message(tenantUnregisteredSubject("tenant-manager"), tenantUnregisteredCodec.encode(event("tenant-1"))),
        message(tenantUpdatedSubject("tenant-manager"), tenantUpdatedCodec.encode(event("tenant-2"))),
      ),
      ["tenants", "tenants", undefined],
    );
  });

  it("is for an acknowledgement who owns the update", () => {
    const names = { tenantID: "kaa", appName: "kettle", appVerName: null };
    const replyTo = "kaa.v1.replica.tekton-1.scmp.c-1";
    const nothing = new Uint8Array();
    assert.deepEqual(
      ownersOf(broadcast(names, replyTo), message(replyTo, nothing), message("kaa.v1.replica.other.scmp.c-1", nothing)),
      ["kettles", "kettles", undefined],
    );
  });

  it("is for what a client sends who made the endpoint", () => {
    const client = { ...message("kp1/kettle-v1/adx/t-1/json/1", new Uint8Array()), transport: "mqtt" } as const;
    const other = { ...client, path: "kp1/kettle-v1/adx/t-2/json/1" };
    assert.deepEqual(ownersOf(client, other), ["endpoints", undefined]);
  });
});
