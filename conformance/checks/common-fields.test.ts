import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commonFields } from "./common-fields.ts";
import { announcements } from "./sample-announcements.ts";
import { invoked, told } from "./sample-commands.ts";
import { platformEvents } from "./sample-platform.ts";
import { BEGINNING_MS, exchange, judged, messagesOf } from "./sample-trace.ts";

/** What a service may be late, or its clock ahead: skewMs and answerMs of the sample context. */
const TOLERANCE_MS = 2200;
const SEEN_MS = BEGINNING_MS + 50;

describe("the check of common fields", () => {
  it("is content with a sound exchange and looks at both records of the service in it, and at no other", () => {
    assert.deepEqual(judged(commonFields, messagesOf(exchange())), { exercised: { "ISM-003": 4 }, findings: [] });
    assert.deepEqual(judged(commonFields, messagesOf(exchange(), "extensionData", "configRequest")), {
      exercised: {},
      findings: [],
    });
  });

  it("looks at one of the announcements, the one that the service makes", () => {
    const sound = messagesOf(announcements(), "push");
    assert.deepEqual(judged(commonFields, sound), { exercised: { "ISM-003": 2 }, findings: [] });
    const sample = announcements({ configApplied: { fields: { timestamp: 0 } } });
    const [finding, ...others] = judged(commonFields, messagesOf(sample)).findings;
    assert.deepEqual([finding?.requirement, finding?.evidence, others], ["ISM-003", [12], []]);
  });

  it("looks at what the platform says, for the rules of its documents", () => {
    assert.deepEqual(judged(commonFields, messagesOf(platformEvents())), {
      exercised: { "SCMP-008": 4, "TLE-006": 4 },
      findings: [],
    });
    const fields = { timestamp: 0 };
    const late = platformEvents({ broadcast: { fields }, targeted: { fields }, tenantUpdated: { fields } });
    const found = judged(commonFields, messagesOf(late)).findings;
    assert.deepEqual(
      found.map(({ requirement, evidence }) => [requirement, ...evidence]),
      [
        ["SCMP-008", 21],
        ["SCMP-008", 22],
        ["TLE-006", 23],
      ],
    );
    const path = "kaa.v1.events.adx.tenant.lifecycle.updated";
    assert.deepEqual(judged(commonFields, [{ ...late.tenantUpdated, path }]), { exercised: {}, findings: [] });
  });

  const times: readonly (readonly [string, number])[] = [
    ["too old", SEEN_MS - TOLERANCE_MS - 1],
    ["in the future", SEEN_MS + TOLERANCE_MS + 1],
    ["in seconds", Math.trunc(SEEN_MS / 1000)],
    ["zero", 0],
  ];
  for (const [circumstance, timestamp] of times) {
    it(`finds that ISM-003 is broken by a timestamp that is ${circumstance}`, () => {
      const { findings } = judged(commonFields, messagesOf(exchange({ extensionData: { fields: { timestamp } } })));
      const message = `timestamp ${timestamp} is more than 2200 ms from ${SEEN_MS}, when it was seen`;
      assert.deepEqual(findings, [{ requirement: "ISM-003", message, evidence: [5] }]);
    });
  }

  it("is content with a timestamp at either end of the tolerance", () => {
    for (const timestamp of [SEEN_MS - TOLERANCE_MS, SEEN_MS + TOLERANCE_MS]) {
      const { findings } = judged(commonFields, messagesOf(exchange({ extensionData: { fields: { timestamp } } })));
      assert.deepEqual(findings, []);
    }
  });

  it("finds that ISM-003 is broken by an empty correlation identifier", () => {
    const { findings } = judged(
      commonFields,
      messagesOf(exchange({ configRequest: { fields: { correlationId: "" } } })),
    );
    assert.deepEqual(findings, [{ requirement: "ISM-003", message: "correlationId is empty", evidence: [3] }]);
  });

  it("leaves out what an example sent in the place of the service", () => {
    const { extensionData } = exchange({ extensionData: { fields: { timestamp: 0 }, message: { injected: true } } });
    assert.deepEqual(judged(commonFields, [extensionData]), { exercised: {}, findings: [] });
  });

  it("looks at what callers of commands are told, and not at what they say", () => {
    const ask = invoked(1, { fields: { timestamp: 0, correlationId: "" } });
    assert.deepEqual(judged(commonFields, [ask, told(2, 1)]), { exercised: { "ISM-003": 2 }, findings: [] });
    const { findings } = judged(commonFields, [told(2, 1, { fields: { timestamp: 0, correlationId: "" } })]);
    assert.deepEqual(
      findings.map(({ requirement }) => requirement),
      ["ISM-003", "ISM-003"],
    );
  });
});
