import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { invoked, told } from "./sample-commands.ts";
import { platformEvents } from "./sample-platform.ts";
import { assertBroken, exchange, judged, messagesOf } from "./sample-trace.ts";
import { subjectGrammar } from "./subject-grammar.ts";

describe("the check of subjects", () => {
  it("is content with a sound exchange and counts what the service sent for the rules of the service", () => {
    assert.deepEqual(judged(subjectGrammar, messagesOf(exchange())), {
      exercised: { "ESP-001": 1, "CDTP-001": 1, "ISM-001": 1, "ISM-002": 1 },
      findings: [],
    });
  });

  it("does not take messages of simulators for proof of what the service does", () => {
    const { clientData, configResponse } = exchange();
    assert.deepEqual(judged(subjectGrammar, [clientData, configResponse]), {
      exercised: { "ESP-001": 1 },
      findings: [],
    });
  });

  it("counts a record that cannot be read for the rules of subjects all the same", () => {
    const { exercised } = judged(subjectGrammar, [
      exchange({ extensionData: { message: { payload: Uint8Array.of(1) } } }).extensionData,
    ]);
    assert.deepEqual(exercised, { "ISM-002": 1 });
  });

  const wrong = [
    ["ISM-001", "kaa.v1.service.kpc.esp.Answer", "<instance>"],
    ["ISM-001", "kaa.v1.service.kpc.ExtensionData", "<instance>"],
    ["ISM-002", "kaa.v1.replica.kpc-1.esp.ExtensionData.7", "<replica>"],
    ["ISM-002", "kaa.v1.replica.kpc-1.7.ExtensionData", "<replica>"],
  ] as const;
  for (const [requirement, path, target] of wrong) {
    it(`finds that ${requirement} is broken by a message on ${path}`, () => {
      const { extensionData } = exchange({ extensionData: { message: { path } } });
      const prefix = path.split(".").slice(0, 3).join(".");
      const message = `${path} is not ${prefix}.${target}.<protocol>.<message type> of a known type`;
      assert.deepEqual(judged(subjectGrammar, [extensionData]), {
        exercised: { [requirement]: 1 },
        findings: [{ requirement, message, evidence: [5] }],
      });
    });
  }

  it("finds that ISM-001 is broken by a subject of Kaa that has no known form", () => {
    const path = "kaa.v2.service.kpc.esp.ExtensionData";
    const { findings } = judged(subjectGrammar, [exchange({ extensionData: { message: { path } } }).extensionData]);
    const message = `${path} is no subject that 3/ISM knows`;
    assert.deepEqual(findings, [{ requirement: "ISM-001", message, evidence: [5] }]);
  });

  it("knows the section that 17/SCMP adds, and says no more of it", () => {
    assert.deepEqual(judged(subjectGrammar, messagesOf(platformEvents())), { exercised: {}, findings: [] });
    const garbage = platformEvents({ targeted: { message: { payload: Uint8Array.of(0xfe) } } }).targeted;
    assert.deepEqual(judged(subjectGrammar, [garbage]), { exercised: {}, findings: [] });
    const path = "kaa.v1.service.adx.scmp.configuration.changed";
    const { targeted } = platformEvents({ targeted: { message: { path } } });
    assertBroken(judged(subjectGrammar, [targeted]), "ISM-001", [22], /changed is not kaa\.v1\.service/);
  });

  it("is silent about events, about protocols that no document names and about subjects outside Kaa", () => {
    for (const path of [
      "kaa.v1.events.cmx.endpoint.config.applied",
      "kaa.v1.events.cmx.config.applied",
      "kaa.v1.replica.cmx-1.siblings.observations",
      "kaa.v1.service.cmx.siblings.observations",
      "_INBOX.abc.1",
    ]) {
      const { extensionData } = exchange({ extensionData: { message: { path } } });
      assert.deepEqual(judged(subjectGrammar, [extensionData]), { exercised: {}, findings: [] });
    }
  });

  it("finds that ESP-001 is broken by client data for another extension", () => {
    const path = "kaa.v1.service.adx.esp.ClientData";
    const { findings } = judged(subjectGrammar, messagesOf(exchange({ clientData: { message: { path } } })));
    const message = `ClientData went to ${path}, not to kaa.v1.service.cmx.esp.ClientData`;
    assert.deepEqual(findings, [{ requirement: "ESP-001", message, evidence: [2] }]);
  });

  it("finds that CDTP-001 is broken by a request to one replica of the provider", () => {
    const path = "kaa.v1.replica.ecr-1.cdtp.request";
    const { findings } = judged(subjectGrammar, messagesOf(exchange({ configRequest: { message: { path } } })));
    const message = `ConfigRequest went to ${path}, not to kaa.v1.service.ecr.cdtp.request`;
    assert.deepEqual(findings, [{ requirement: "CDTP-001", message, evidence: [3] }]);
  });

  it("leaves out what an example injected, and what is not on the bus", () => {
    const path = "kaa.v1.service.adx.esp.ClientData";
    const { clientData } = exchange({ clientData: { message: { path, injected: true } } });
    const { request } = exchange({ request: { message: { path } } });
    assert.deepEqual(judged(subjectGrammar, [clientData, request]), { exercised: {}, findings: [] });
  });

  it("is content with client data for the replica that asked for the further messages of an endpoint", () => {
    const path = "kaa.v1.replica.cmx-1.esp.ClientData";
    const { clientData } = exchange({ clientData: { message: { path } } });
    for (const replyTo of [path, "kaa.v1.replica.cmx-1.esp.ExtensionData"]) {
      const { extensionData } = exchange({ extensionData: { message: { replyTo } } });
      assert.deepEqual(judged(subjectGrammar, [extensionData, clientData]).findings, []);
    }
    const { extensionData } = exchange({ extensionData: { message: { replyTo: "_INBOX.abc.1" } } });
    assertBroken(judged(subjectGrammar, [extensionData, clientData]), "ESP-001", [2], /^ClientData went to/);
  });

  it("finds that CIP-001 is broken by an invocation to one replica of CEX, or to another instance", () => {
    assert.deepEqual(judged(subjectGrammar, [invoked(1)]), { exercised: { "CIP-001": 1 }, findings: [] });
    for (const path of ["kaa.v1.replica.cex-1.cip.command-request", "kaa.v1.service.cex-2.cip.command-request"]) {
      const message = /^CommandInvocationRequest went to \S+, not to kaa\.v1\.service\.cex\.cip\.command-request$/;
      assertBroken(judged(subjectGrammar, [invoked(1, { message: { path } })]), "CIP-001", [1], message);
    }
  });

  it("knows the message types of 12/CIP, and whatever subject an invocation named for its result", () => {
    const path = "kaa.v1.replica.caller-1.cip.results";
    assertBroken(judged(subjectGrammar, [told(2, 1, { message: { path } })]), "ISM-002", [2], /of a known type$/);
    const messages = [invoked(1, { message: { replyTo: path } }), told(2, 1, { message: { path } })];
    assert.deepEqual(judged(subjectGrammar, messages).findings, []);
  });
});
