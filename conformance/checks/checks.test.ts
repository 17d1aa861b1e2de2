import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CHECKS } from "./index.ts";
import { announcements } from "./sample-announcements.ts";
import { exchange, judged, messagesOf } from "./sample-trace.ts";

/** The two ends that an exchange may come to, and what goes out unasked; together they touch every rule. */
const soundSamples = [
  { ...exchange(), ...announcements() },
  exchange({
    extensionData: { fields: { statusCode: 404, payload: null } },
    response: {
      message: {
        path: "kp1/kettle-v1/cmx/token1/config/json/7/error",
        payload: Buffer.from('{"statusCode":404,"reasonPhrase":"Not found"}'),
      },
    },
  }),
];

describe("the checks", () => {
  it("have identifiers of their own", () => {
    assert.equal(new Set(CHECKS.map(({ id }) => id)).size, CHECKS.length);
    assert.equal(CHECKS.length, 11);
  });

  for (const check of CHECKS) {
    it(`${check.id} judges exactly the requirements that it names, and finds nothing in sound traffic`, () => {
      const reports = soundSamples.map((sample) => judged(check, messagesOf(sample)));
      assert.deepEqual(
        reports.map(({ findings }) => findings),
        [[], []],
      );
      const exercised = new Set(reports.flatMap((report) => Object.keys(report.exercised)));
      assert.deepEqual([...exercised].toSorted(), check.requirements.toSorted());
    });

    it(`${check.id} says nothing of a recording without messages`, () => {
      assert.deepEqual(judged(check, []), { exercised: {}, findings: [] });
    });
  }
});
