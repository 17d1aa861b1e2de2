import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { replySubject } from "./reply-subject.ts";
import { invoked } from "./sample-commands.ts";
import { assertBroken, deliberateContext, exchange, judged, messagesOf } from "./sample-trace.ts";

const clientDataTo = (replyTo: string | undefined, injected = false) => [
  exchange({ clientData: { message: { replyTo, injected } } }).clientData,
];
const configRequestTo = (replyTo: string | undefined) => [
  exchange({ configRequest: { message: { replyTo } } }).configRequest,
];

describe("the check of reply subjects", () => {
  it("is content with a sound exchange and puts each rule to the test", () => {
    assert.deepEqual(judged(replySubject, messagesOf(exchange())), {
      exercised: { "ESP-006": 1, "CDTP-002": 1, "CDTP-003": 1, "ISM-004": 1 },
      findings: [],
    });
  });

  const noReplicaSubjects = [
    "kaa.v1.service.kpc.esp.ExtensionData",
    "kaa.v1.replica.kpc-1.esp.ClientData",
    "kaa.v1.replica.kpc-1.cdtp.ExtensionData",
    "_INBOX.abc.1",
  ];
  for (const replyTo of [undefined, ...noReplicaSubjects]) {
    it(`finds that ESP-006 is broken by client data with the reply subject ${replyTo ?? "none"}`, () => {
      const message = `ClientData has the reply subject ${replyTo ?? "none"}`;
      assert.deepEqual(judged(replySubject, clientDataTo(replyTo)), {
        exercised: { "ESP-006": 1 },
        findings: [{ requirement: "ESP-006", message, evidence: [2] }],
      });
    });
  }

  it("leaves out client data that an example injected", () => {
    assert.deepEqual(judged(replySubject, clientDataTo(undefined, true)), { exercised: {}, findings: [] });
  });

  it("finds that CDTP-002 is broken, and that alone, by a request to the provider without a reply subject", () => {
    const message = "ConfigRequest has no reply subject";
    assert.deepEqual(judged(replySubject, configRequestTo(undefined)), {
      exercised: { "CDTP-002": 1 },
      findings: [{ requirement: "CDTP-002", message, evidence: [3] }],
    });
  });

  const noResponseSubjects = [
    "kaa.v1.service.cmx.cdtp.response",
    "kaa.v1.replica.cmx-1.cdtp.request",
    "kaa.v1.replica.cmx-1.esp.response",
    "_INBOX.abc.1",
  ];
  for (const replyTo of noResponseSubjects) {
    it(`finds that CDTP-003 and the rule behind it, ISM-004, are broken by the reply subject ${replyTo}`, () => {
      const message = `Reply subject ${replyTo} is not kaa.v1.replica.<replica>.cdtp.response`;
      assert.deepEqual(judged(replySubject, configRequestTo(replyTo)).findings, [
        { requirement: "CDTP-003", message, evidence: [3] },
        { requirement: "ISM-004", message, evidence: [3] },
      ]);
    });
  }

  it("leaves out a request that an example sent in the place of the service", () => {
    const { configRequest } = exchange({ configRequest: { message: { replyTo: undefined, injected: true } } });
    assert.deepEqual(judged(replySubject, [configRequest]), { exercised: {}, findings: [] });
  });

  const invokedWith = (replyTo: string | undefined) => [invoked(1, { message: { replyTo } })];

  it("finds that CIP-002 is broken by an invocation without a reply subject, and CIP-003 by one of another form", () => {
    assert.deepEqual(judged(replySubject, [invoked(1)]), { exercised: { "CIP-002": 1, "CIP-003": 1 }, findings: [] });
    assertBroken(judged(replySubject, invokedWith(undefined)), "CIP-002", [1], /has no reply subject$/);
    for (const replyTo of ["_INBOX.a.1", "kaa.v1.service.caller.cip.command-result", "kaa.v1.replica.c-1.cip.result"]) {
      assertBroken(
        judged(replySubject, invokedWith(replyTo)),
        "CIP-003",
        [1],
        /is not kaa\.v1\.replica\.<replica>\.cip/,
      );
    }
  });

  it("excuses a caller that was told to misbehave, and what an example injected", () => {
    const nothing = { exercised: {}, findings: [] };
    const context = deliberateContext("command-caller");
    assert.deepEqual(judged(replySubject, invokedWith("_INBOX.a.1"), context), nothing);
    assert.deepEqual(judged(replySubject, [invoked(1, { message: { replyTo: undefined, injected: true } })]), nothing);
  });
});
