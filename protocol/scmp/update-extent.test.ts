import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { broadcastUpdateExtent, serviceSpecificUpdateExtent, type UpdateExtent } from "./index.ts";

const combinations: readonly (readonly [
  tenantID: string | null,
  appName: string | null,
  appVerName: string | null,
  broadcast: UpdateExtent | undefined,
])[] = [
  [null, null, null, "platform"],
  ["kaa", null, null, "tenant"],
  ["kaa", "app", null, "application"],
  ["kaa", "app", "app-v1", "appVersion"],
  [null, "app", null, undefined],
  [null, null, "app-v1", undefined],
  [null, "app", "app-v1", undefined],
  ["kaa", null, "app-v1", undefined],
];

describe("the extent of an update of 17/SCMP", () => {
  for (const [tenantID, appName, appVerName, extent] of combinations) {
    it(`of [${tenantID}, ${appName}, ${appVerName}] is ${extent ?? "not permitted"}`, () => {
      assert.equal(broadcastUpdateExtent({ tenantID, appName, appVerName }), extent);
      if (tenantID !== null) {
        assert.equal(serviceSpecificUpdateExtent({ tenantID, appName, appVerName }), extent);
      }
    });
  }
});
