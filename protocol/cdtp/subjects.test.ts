import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { configAppliedSubject, configRequestSubject, configResponseSubject, configUpdatedSubject } from "./index.ts";

describe("the subjects of 6/CDTP", () => {
  it("lead from a consumer to a provider and back", () => {
    assert.equal(configRequestSubject("ecr"), "kaa.v1.service.ecr.cdtp.request");
    assert.equal(configResponseSubject("cmx-1"), "kaa.v1.replica.cmx-1.cdtp.response");
  });

  it("broadcast events of endpoints", () => {
    assert.equal(configUpdatedSubject("ecr"), "kaa.v1.events.ecr.endpoint.config.updated");
    assert.equal(configAppliedSubject("cmx"), "kaa.v1.events.cmx.endpoint.config.applied");
  });
});
