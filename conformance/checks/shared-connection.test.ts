import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RecordedMessage } from "./recording.ts";
import { connected, disconnected, gateway, gatewayContext, spoken } from "./sample-gateway.ts";
import { assertBroken, BEGINNING_MS, judged } from "./sample-trace.ts";
import { sharedConnection } from "./shared-connection.ts";

const NOTHING = { exercised: {}, findings: [] };

function judgedGateway(messages: readonly RecordedMessage[]) {
  return judged(sharedConnection, messages, gatewayContext());
}

/** Two endpoints speak through a connection and are announced as connected. */
const begun = gateway().slice(0, 4);

describe("the check of connections of several endpoints", () => {
  it("is content with one announcement that names them all", () => {
    assert.deepEqual(judgedGateway(gateway()), { exercised: { "ELCE-005": 1 }, findings: [] });
  });

  it("finds that ELCE-005 is broken by an announcement for each of them", () => {
    const report = judgedGateway([...begun, disconnected(5, [1]), disconnected(6, [2])]);
    assertBroken(report, "ELCE-005", [5, 6], /^Connection kpc-1\/mqtt-1 ended, .* one by one$/);
  });

  it("says nothing of announcements that do not come at the same time: the first may have another cause", () => {
    const atMs = BEGINNING_MS + 50;
    const second = (laterMs: number) =>
      judgedGateway([
        ...begun,
        disconnected(5, [1], { message: { atMs } }),
        disconnected(6, [2], { message: { atMs: atMs + laterMs } }),
      ]);
    assert.equal(second(200).findings.length, 1);
    assert.deepEqual(second(201), NOTHING);
  });

  it("says nothing of an endpoint that is not announced at all, which is another rule", () => {
    assert.deepEqual(judgedGateway([...begun, disconnected(5, [1])]), NOTHING);
  });

  it("says nothing of endpoints with a connection each", () => {
    const apart = [spoken(1, 1), connected(2, [1]), spoken(3, 2, "kpc-1/mqtt-2"), connected(4, [2])];
    assert.deepEqual(judgedGateway([...apart, disconnected(5, [1]), disconnected(6, [2])]), NOTHING);
    assert.deepEqual(judgedGateway([...apart, disconnected(5, [1, 2])]), NOTHING);
  });

  it("says nothing of an endpoint that may have been on another connection", () => {
    const ends = [disconnected(8, [1]), disconnected(9, [2])];
    const spokeElsewhere = [...begun, spoken(5, 2, "kpc-1/mqtt-2"), spoken(6, 2)];
    const appearedElsewhere = [...begun, connected(5, [2])];
    const neverSpoke = [spoken(1, 1), connected(2, [1]), connected(4, [2])];
    const neverAnnounced = [spoken(1, 1), connected(2, [1]), spoken(3, 2)];
    const ofAnotherReplica = [...begun.slice(0, 3), connected(4, [2], { originatorReplicaId: "kpc-2" })];
    for (const before of [spokeElsewhere, appearedElsewhere, neverSpoke, neverAnnounced, ofAnotherReplica]) {
      assert.deepEqual(judgedGateway([...before, ...ends]), NOTHING);
    }
  });

  it("judges a second connection of the same endpoints by itself", () => {
    const again = [spoken(6, 1, "c-2"), connected(7, [1]), spoken(8, 2, "c-2"), connected(9, [2])];
    const report = judgedGateway([...gateway(), ...again, disconnected(10, [2]), disconnected(11, [1])]);
    assertBroken(report, "ELCE-005", [10, 11], /^Connection c-2 ended/);
  });

  it("says nothing of announcements that are so large that the bus may not take them at once", () => {
    const many = Array.from({ length: 1000 }, (_, index): [string, string] => [`other-${index}`, "kettle-v1"]);
    const endpoints = new Map([["endpoint-1", "kettle-v1"], ...many]);
    const first = disconnected(5, [1], { fields: { endpoints } });
    assert.deepEqual(judgedGateway([...begun, first, disconnected(6, [2])]), NOTHING);
  });

  it("leaves out what an example injected", () => {
    const injected = disconnected(6, [2], { message: { injected: true } });
    assert.deepEqual(judgedGateway([...begun, disconnected(5, [1]), injected]), NOTHING);
  });
});
