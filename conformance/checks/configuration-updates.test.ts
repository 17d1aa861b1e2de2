import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CheckContext } from "./check.ts";
import { configurationUpdates } from "./configuration-updates.ts";
import { bait, platformEvents, SAMPLE_APPLICATION, SAMPLE_TENANT } from "./sample-platform.ts";
import { assertBroken, judged, messagesOf, sampleContext } from "./sample-trace.ts";

const NOTHING = { exercised: {}, findings: [] };
const [tenantID, appName, appVerName] = ["tenant-1", "kettle", "kettle-v1"];

function toldOfApplication(): CheckContext {
  return sampleContext({ applications: [{ ...SAMPLE_APPLICATION, deliberate: ["tekton"] }] });
}

describe("the check of configuration updates", () => {
  it("is content with sound updates and puts each rule to the test", () => {
    assert.deepEqual(judged(configurationUpdates, messagesOf(platformEvents())), {
      exercised: { "SCMP-003": 1, "SCMP-004": 1, "SCMP-006": 1 },
      findings: [],
    });
  });

  for (const fields of [
    { tenantID: null, appName: null, appVerName: null },
    { tenantID, appName: null, appVerName: null },
    { tenantID, appName, appVerName: null },
  ]) {
    it(`is content with a broadcast of ${JSON.stringify(Object.values(fields))}`, () => {
      const { broadcast } = platformEvents({ broadcast: { fields } });
      assert.deepEqual(judged(configurationUpdates, [broadcast]), { exercised: { "SCMP-003": 1 }, findings: [] });
    });
  }

  const refused = [
    { tenantID: null, appName, appVerName },
    { tenantID: null, appName, appVerName: null },
    { tenantID: null, appName: null, appVerName },
    { tenantID, appName: null, appVerName },
  ];
  for (const fields of refused) {
    it(`finds that SCMP-003 is broken by a broadcast of ${JSON.stringify(Object.values(fields))}`, () => {
      const { broadcast } = platformEvents({ broadcast: { fields } });
      assertBroken(judged(configurationUpdates, [broadcast]), "SCMP-003", [21], /, which is not permitted$/);
    });
  }

  it("finds that SCMP-006 is broken by an update for one service that names an appversion of no application", () => {
    const { targeted } = platformEvents({ targeted: { fields: { appName: null, appVerName } } });
    const message = /^Update of tenant tenant-1, application null and appversion kettle-v1, which/;
    assertBroken(judged(configurationUpdates, [targeted]), "SCMP-006", [22], message);
  });

  it("finds that SCMP-004 is broken by an update for a service that is not there", () => {
    const path = "kaa.v1.service.abc.scmp.configuration.upsert";
    const { targeted } = platformEvents({ targeted: { message: { path } } });
    assertBroken(judged(configurationUpdates, [targeted]), "SCMP-004", [22], /^The update is for abc, and no service/);
  });

  it("finds that SCMP-004 is broken by a word of the protocol to a service under another type", () => {
    const path = "kaa.v1.service.adx.scmp.configuration";
    const { targeted } = platformEvents({ targeted: { message: { path } } });
    assertBroken(judged(configurationUpdates, [targeted]), "SCMP-004", [22], /<upsert or delete>$/);
    for (const other of ["kaa.v1.service.tekton.scmp.configuration", bait(22)]) {
      const message = platformEvents({ targeted: { message: { path: other } } }).targeted;
      assert.deepEqual(judged(configurationUpdates, [message]), NOTHING);
    }
  });

  it("excuses what Tekton says of an application or appversion because an example told it to", () => {
    for (const fields of refused) {
      const { broadcast } = platformEvents({ broadcast: { fields } });
      assert.deepEqual(judged(configurationUpdates, [broadcast], toldOfApplication()), NOTHING);
    }
    const { targeted } = platformEvents({ targeted: { fields: { appName: null, appVerName } } });
    assert.deepEqual(judged(configurationUpdates, [targeted], toldOfApplication()), NOTHING);
  });

  it("excuses what it says of a tenant because an example told it to, and of no other", () => {
    const tenants = [{ ...SAMPLE_TENANT, deliberate: ["tekton"] as const }];
    const wrong = { appName: null, appVerName: "other" };
    const { broadcast } = platformEvents({ broadcast: { fields: wrong } });
    assert.deepEqual(judged(configurationUpdates, [broadcast], sampleContext({ tenants })), NOTHING);
    const other = platformEvents({ broadcast: { fields: { ...wrong, tenantID: "tenant-2" } } }).broadcast;
    assert.equal(judged(configurationUpdates, [other], sampleContext({ tenants })).findings.length, 1);
    assert.equal(judged(configurationUpdates, [broadcast], toldOfApplication()).findings.length, 1);
    const calm = sampleContext({ tenants: [SAMPLE_TENANT], applications: [SAMPLE_APPLICATION] });
    assert.equal(judged(configurationUpdates, [broadcast], calm).findings.length, 1);
  });

  it("leaves out what an example injected, and what a service announces in its own name", () => {
    const fields = { tenantID: null };
    const path = "kaa.v1.events.adx.service.configuration.upsert";
    for (const message of [{ injected: true }, { path }]) {
      const { broadcast } = platformEvents({ broadcast: { fields, message } });
      assert.deepEqual(judged(configurationUpdates, [broadcast]), NOTHING);
    }
  });
});
