import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { eventSubjects } from "./event-subjects.ts";
import { type Announcements, announcements } from "./sample-announcements.ts";
import { platformEvents } from "./sample-platform.ts";
import { exchange, judged, messagesOf } from "./sample-trace.ts";

/** The sound announcements, but for the place of one. */
function withPath(name: keyof Announcements, path: string, injected = false): readonly ReturnType<typeof placed>[] {
  const sound = announcements();
  return messagesOf({ ...sound, [name]: placed(sound[name], path, injected) });
}

function placed(message: Announcements[keyof Announcements], path: string, injected: boolean) {
  return { ...message, path, ...(injected ? { injected } : {}) };
}

describe("the check of the subjects of events", () => {
  it("is content with sound announcements and puts each rule to the test", () => {
    assert.deepEqual(judged(eventSubjects, messagesOf(announcements())), {
      exercised: {
        "CDTP-011": 1,
        "CDTP-013": 1,
        "ISM-007": 1,
        "ELCE-001": 1,
        "ELCE-003": 1,
        "ELCE-006": 1,
        "ELCE-008": 1,
        "ELCE-010": 1,
      },
      findings: [],
    });
  });

  it("says nothing of an exchange, which has no events", () => {
    assert.deepEqual(judged(eventSubjects, messagesOf(exchange())), { exercised: {}, findings: [] });
  });

  const wrong = [
    ["CDTP-011", "ConfigUpdated", "configUpdated", 9, "other.endpoint.config.updated", "ecr.endpoint.config.updated"],
    ["CDTP-011", "ConfigUpdated", "configUpdated", 9, "ecr.device.config.updated", "ecr.endpoint.config.updated"],
    [
      "ELCE-001",
      "ConnectedEvent",
      "connected",
      8,
      "other.endpoint.connectivity.connected",
      "kpc.endpoint.connectivity.connected",
    ],
    [
      "ELCE-003",
      "DisconnectedEvent",
      "disconnected",
      14,
      "kpc.device.connectivity.disconnected",
      "kpc.endpoint.connectivity.disconnected",
    ],
    [
      "ELCE-006",
      "RegisteredEvent",
      "registered",
      7,
      "epr.device.lifecycle.registered",
      "epr.endpoint.lifecycle.registered",
    ],
    [
      "ELCE-008",
      "AppVersionUpdatedEvent",
      "appVersionUpdated",
      13,
      "epr.device.lifecycle.appversion-updated",
      "epr.endpoint.lifecycle.appversion-updated",
    ],
    [
      "ELCE-010",
      "UnregisteredEvent",
      "unregistered",
      15,
      "epr.device.lifecycle.unregistered",
      "epr.endpoint.lifecycle.unregistered",
    ],
  ] as const;
  for (const [requirement, record, name, sequence, went, belongs] of wrong) {
    it(`finds that ${requirement} is broken by a ${record} on ${went}`, () => {
      const message = `${record} went to kaa.v1.events.${went} instead of kaa.v1.events.${belongs}`;
      assert.deepEqual(judged(eventSubjects, withPath(name, `kaa.v1.events.${went}`)).findings, [
        { requirement, message, evidence: [sequence] },
      ]);
    });
  }

  it("is content with what the platform announces and puts each rule to the test", () => {
    const deleted = "kaa.v1.events.tekton.service.configuration.delete";
    const removal = platformEvents({ broadcast: { message: { path: deleted } } }).broadcast;
    assert.deepEqual(judged(eventSubjects, [...messagesOf(platformEvents()), removal]), {
      exercised: { "SCMP-001": 2, "TLE-001": 2, "TLE-002": 1, "TLE-004": 1 },
      findings: [],
    });
  });

  for (const [requirements, name, went, belongs] of [
    [["SCMP-001"], "broadcast", "other.service.configuration.upsert", "tekton.service.configuration.upsert"],
    [["SCMP-001"], "broadcast", "tekton.tenant.configuration.delete", "tekton.service.configuration.delete"],
    [["SCMP-001"], "broadcast", "tekton.service.configuration.upsert.1", "tekton.service.configuration.upsert"],
    [
      ["TLE-001", "TLE-002"],
      "tenantUpdated",
      "other.tenant.lifecycle.updated",
      "tenant-manager.tenant.lifecycle.updated",
    ],
    [
      ["TLE-001", "TLE-004"],
      "tenantUnregistered",
      "tenant-manager.tenant.lifecycle.unregistered.1",
      "tenant-manager.tenant.lifecycle.unregistered",
    ],
  ] as const) {
    it(`finds that ${requirements.join(" and ")} is broken by what went to ${went}`, () => {
      const message = { ...platformEvents()[name], path: `kaa.v1.events.${went}` };
      const { findings } = judged(eventSubjects, [message]);
      assert.deepEqual(
        findings.map(({ requirement }) => requirement),
        requirements,
      );
      assert.match(findings[0]?.message ?? "", new RegExp(`${went} instead of kaa\\.v1\\.events\\.${belongs}$`));
    });
  }

  for (const went of ["cmx-1.endpoint.config.applied", "cmx.device.config.applied", "cmx.endpoint.config.applied.1"]) {
    it(`finds that CDTP-013 and with it ISM-007 are broken by a ConfigApplied on ${went}`, () => {
      const path = `kaa.v1.events.${went}`;
      const message = `ConfigApplied went to ${path} instead of kaa.v1.events.cmx.endpoint.config.applied`;
      assert.deepEqual(judged(eventSubjects, withPath("configApplied", path)).findings, [
        { requirement: "CDTP-013", message, evidence: [12] },
        { requirement: "ISM-007", message, evidence: [12] },
      ]);
    });
  }

  for (const path of ["kaa.v1.events.cmx.config.applied", "kaa.v1.events.cmx..config.applied"]) {
    it(`finds that ISM-007 is broken by ${path}, whatever it was meant to be`, () => {
      const message = `${path} is not kaa.v1.events.<originator>.<entity type>.<event group>.<event type>`;
      const { exercised, findings } = judged(eventSubjects, withPath("configApplied", path));
      assert.deepEqual(findings, [{ requirement: "ISM-007", message, evidence: [12] }]);
      assert.equal(exercised["CDTP-013"], undefined);
    });
  }

  it("knows no name that an endpoint register has to have, nor events of no document", () => {
    const register = withPath("registered", "kaa.v1.events.any.endpoint.lifecycle.registered");
    assert.deepEqual(judged(eventSubjects, register).findings, []);
    const other = withPath("registered", "kaa.v1.events.any.device.lifecycle.repaired");
    const { exercised, findings } = judged(eventSubjects, other);
    assert.deepEqual([exercised["ELCE-006"], findings], [undefined, []]);
  });

  it("leaves out what an example injected, and what is not on the bus", () => {
    for (const path of ["kaa.v1.events.other.endpoint.config.updated", "kaa.v1.events.updated"]) {
      assert.deepEqual(judged(eventSubjects, withPath("configUpdated", path, true)).findings, []);
    }
    const { request } = exchange({ request: { message: { path: "kaa.v1.events.updated" } } });
    assert.deepEqual(judged(eventSubjects, [request]), { exercised: {}, findings: [] });
  });

  it("does not blame a simulator for an event in the name of the service", () => {
    for (const name of ["configUpdated", "connected", "disconnected", "registered"] as const) {
      const event = announcements()[name];
      const path = event.path.replace(/^kaa\.v1\.events\.[^.]+/, "kaa.v1.events.cmx");
      assert.deepEqual(judged(eventSubjects, [{ ...event, path }]), { exercised: {}, findings: [] });
    }
    const path = "kaa.v1.events.adx.tenant.lifecycle.updated";
    assert.deepEqual(judged(eventSubjects, [{ ...platformEvents().tenantUpdated, path }]).findings, []);
  });
});
