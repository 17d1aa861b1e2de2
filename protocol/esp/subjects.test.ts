import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  clientDataReplicaSubject,
  clientDataSubject,
  extensionDataReplicaSubject,
  extensionDataSubject,
} from "./index.ts";

describe("the subjects of 4/ESP", () => {
  it("lead to a service instance", () => {
    assert.equal(clientDataSubject("cmx"), "kaa.v1.service.cmx.esp.ClientData");
    assert.equal(extensionDataSubject("kpc"), "kaa.v1.service.kpc.esp.ExtensionData");
  });

  it("lead to a replica", () => {
    assert.equal(clientDataReplicaSubject("cmx-1"), "kaa.v1.replica.cmx-1.esp.ClientData");
    assert.equal(extensionDataReplicaSubject("kpc-1"), "kaa.v1.replica.kpc-1.esp.ExtensionData");
  });
});
