import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidNameError, parseSubject } from "../ism/index.ts";
import {
  broadcastUpdateSubject,
  broadcastUpdateSubscription,
  parseUpdateSubject,
  serviceSpecificUpdateSubject,
  serviceSpecificUpdateSubscription,
  UPDATE_TYPES,
} from "./index.ts";

describe("the subjects of 17/SCMP", () => {
  it("name the provider in broadcasts, which are events of 3/ISM", () => {
    assert.equal(broadcastUpdateSubject("tekton", "upsert"), "kaa.v1.events.tekton.service.configuration.upsert");
    assert.equal(broadcastUpdateSubject("tekton", "delete"), "kaa.v1.events.tekton.service.configuration.delete");
    assert.equal(parseSubject(broadcastUpdateSubject("tekton", "delete"))?.kind, "event");
  });

  it("name the service instance in targeted messages", () => {
    assert.equal(serviceSpecificUpdateSubject("adx", "upsert"), "kaa.v1.service.adx.scmp.configuration.upsert");
    assert.equal(serviceSpecificUpdateSubject("adx", "delete"), "kaa.v1.service.adx.scmp.configuration.delete");
  });

  it("can be subscribed to for every type of update, from any provider or from one", () => {
    assert.equal(broadcastUpdateSubscription(), "kaa.v1.events.*.service.configuration.*");
    assert.equal(broadcastUpdateSubscription("tekton"), "kaa.v1.events.tekton.service.configuration.*");
    assert.equal(serviceSpecificUpdateSubscription("adx"), "kaa.v1.service.adx.scmp.configuration.*");
  });

  it("cannot have a wildcard or an empty text for a name", () => {
    for (const name of ["*", ">", "", "a.b"]) {
      assert.throws(() => broadcastUpdateSubject(name, "upsert"), InvalidNameError);
      assert.throws(() => broadcastUpdateSubscription(name), InvalidNameError);
      assert.throws(() => serviceSpecificUpdateSubject(name, "upsert"), InvalidNameError);
      assert.throws(() => serviceSpecificUpdateSubscription(name), InvalidNameError);
    }
  });

  it("are taken apart again", () => {
    for (const updateType of UPDATE_TYPES) {
      assert.deepEqual(parseUpdateSubject(broadcastUpdateSubject("tekton", updateType)), {
        kind: "broadcast",
        providerInstanceName: "tekton",
        updateType,
      });
      assert.deepEqual(parseUpdateSubject(serviceSpecificUpdateSubject("adx", updateType)), {
        kind: "serviceSpecific",
        serviceInstanceName: "adx",
        updateType,
      });
    }
  });

  it("are told from subjects that only look alike", () => {
    const others = [
      "kaa.v1.events.tekton.service.configuration.changed",
      "kaa.v1.events.tekton.endpoint.configuration.upsert",
      "kaa.v1.events.tekton.service.configuration.more.upsert",
      "kaa.v1.service.adx.scmp.upsert",
      "kaa.v1.service.adx.cdtp.configuration.upsert",
      "kaa.v1.service.adx.scmp.configuration",
      "kaa.v1.replica.adx-1.scmp.configuration.upsert",
      "kaa.v1.service..scmp.configuration.upsert",
      "upsert",
    ];
    for (const subject of others) {
      assert.equal(parseUpdateSubject(subject), undefined, subject);
    }
  });
});
