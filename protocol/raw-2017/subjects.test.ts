import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidNameError } from "../ism/index.ts";
import {
  configurationEventSubject,
  configurationEventSubscription,
  instanceReplicaSubject,
  instanceSubject,
  parseRawTargetedSubject,
} from "./index.ts";

describe("the subjects of the draft", () => {
  it("are put together", () => {
    assert.equal(instanceSubject("cdp"), "kaa.v1.service.cdp");
    assert.equal(instanceReplicaSubject("cmx", "cmx-1"), "kaa.v1.service.cmx.cmx-1");
    assert.equal(configurationEventSubject("cmx", "updated"), "kaa.v1.events.cmx.endpoint.config.updated");
    assert.equal(configurationEventSubject("cdp", "new-available"), "kaa.v1.events.cdp.endpoint.config.new-available");
    assert.equal(configurationEventSubscription("updated"), "kaa.v1.events.*.endpoint.config.updated");
    assert.equal(configurationEventSubscription("updated", "cmx"), "kaa.v1.events.cmx.endpoint.config.updated");
  });

  it("are taken apart", () => {
    assert.deepEqual(parseRawTargetedSubject("kaa.v1.service.cdp"), {
      serviceInstanceName: "cdp",
      replicaId: undefined,
    });
    assert.deepEqual(parseRawTargetedSubject("kaa.v1.service.cmx.cmx-1"), {
      serviceInstanceName: "cmx",
      replicaId: "cmx-1",
    });
  });

  for (const subject of [
    "kaa.v1.service",
    "kaa.v1.service.",
    "kaa.v1.service.cdp.",
    "kaa.v1.service.cdp.config.request",
    "kaa.v2.service.cdp",
    "kaa.v1.events.cdp",
    "kaa.v1.service.*",
  ]) {
    it(`are not ${subject}`, () => {
      assert.equal(parseRawTargetedSubject(subject), undefined);
    });
  }

  for (const bad of ["", "a.b", "*", "a b"]) {
    it(`cannot be built with the name ${JSON.stringify(bad)}`, () => {
      for (const build of [
        () => instanceSubject(bad),
        () => instanceReplicaSubject("cmx", bad),
        () => configurationEventSubject(bad, "updated"),
        () => configurationEventSubscription("updated", bad),
      ]) {
        assert.throws(build, InvalidNameError);
      }
    });
  }
});
