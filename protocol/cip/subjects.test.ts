import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidNameError, parseSubject } from "../ism/index.ts";
import { CIP_PROTOCOL, COMMAND_REQUEST, COMMAND_RESULT, commandRequestSubject, commandResultSubject } from "./index.ts";

describe("the subjects of 12/CIP", () => {
  it("lead from a caller to an agent and back", () => {
    assert.equal(commandRequestSubject("cex"), "kaa.v1.service.cex.cip.command-request");
    assert.equal(commandResultSubject("rci-1"), "kaa.v1.replica.rci-1.cip.command-result");
  });

  it("are taken apart as they were built", () => {
    assert.deepEqual(parseSubject(commandRequestSubject("cex")), {
      kind: "service",
      serviceInstanceName: "cex",
      protocolName: CIP_PROTOCOL,
      messageType: COMMAND_REQUEST,
    });
    assert.deepEqual(parseSubject(commandResultSubject("rci-1")), {
      kind: "replica",
      replicaId: "rci-1",
      protocolName: CIP_PROTOCOL,
      messageType: COMMAND_RESULT,
    });
  });

  for (const name of ["", "*", ">", "a.b", "a b"]) {
    it(`cannot be built for the name ${JSON.stringify(name)}`, () => {
      assert.throws(() => commandRequestSubject(name), InvalidNameError);
      assert.throws(() => commandResultSubject(name), InvalidNameError);
    });
  }
});
