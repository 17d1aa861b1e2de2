import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EndpointAppVersions } from "./endpoint-app-versions.ts";

describe("the appversion of an endpoint", () => {
  it("may be any while nothing is known", () => {
    assert.equal(new EndpointAppVersions().mayHave("e-1", "kettle-v1"), true);
  });

  it("is the one that was heard, for this endpoint alone", () => {
    const appVersions = new EndpointAppVersions();
    appVersions.learn("e-1", "kettle-v1", 100);
    assert.deepEqual(
      [
        appVersions.mayHave("e-1", "kettle-v1"),
        appVersions.mayHave("e-1", "kettle-v2"),
        appVersions.mayHave("e-2", "kettle-v2"),
      ],
      [true, false, true],
    );
  });

  it("is the one that was said last, in whatever order it was heard", () => {
    const appVersions = new EndpointAppVersions();
    appVersions.learn("e-1", "kettle-v2", 200);
    appVersions.learn("e-1", "kettle-v1", 199);
    assert.equal(appVersions.mayHave("e-1", "kettle-v2"), true);
    appVersions.learn("e-1", "kettle-v3", 200);
    assert.equal(appVersions.mayHave("e-1", "kettle-v3"), true);
  });

  it("may be any again once everything is forgotten", () => {
    const appVersions = new EndpointAppVersions();
    appVersions.learn("e-1", "kettle-v1", 100);
    appVersions.forget();
    assert.equal(appVersions.mayHave("e-1", "kettle-v2"), true);
  });

  it("is forgotten for whom it was learned first when there is no more room", () => {
    const appVersions = new EndpointAppVersions(2);
    for (const endpointId of ["e-1", "e-2", "e-3"]) {
      appVersions.learn(endpointId, "kettle-v1", 100);
    }
    assert.deepEqual(
      ["e-1", "e-2", "e-3"].map((endpointId) => appVersions.mayHave(endpointId, "kettle-v2")),
      [true, false, false],
    );
  });
});
