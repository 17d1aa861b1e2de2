import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  answerSubject,
  eventSubject,
  InvalidNameError,
  parseSubject,
  replicaSubject,
  type Subject,
  serviceSubject,
} from "./index.ts";

const names = fc.stringMatching(/^[A-Za-z0-9_$-]{1,20}$/);

describe("subjects", () => {
  const known: readonly [string, Subject][] = [
    [
      "kaa.v1.service.cmx.esp.ClientData",
      { kind: "service", serviceInstanceName: "cmx", protocolName: "esp", messageType: "ClientData" },
    ],
    [
      "kaa.v1.replica.cmx-7f.cdtp.response",
      { kind: "replica", replicaId: "cmx-7f", protocolName: "cdtp", messageType: "response" },
    ],
    [
      "kaa.v1.events.ecr.endpoint.config.updated",
      {
        kind: "event",
        originatorServiceInstanceName: "ecr",
        targetEntityType: "endpoint",
        eventGroup: "config",
        eventType: "updated",
      },
    ],
  ];
  for (const [subject, parts] of known) {
    it(`are taken apart: ${subject}`, () => {
      assert.deepEqual(parseSubject(subject), parts);
    });
  }

  it("are put together", () => {
    assert.equal(serviceSubject("cmx", "esp", "ClientData"), "kaa.v1.service.cmx.esp.ClientData");
    assert.equal(replicaSubject("cmx-7f", "cdtp", "response"), "kaa.v1.replica.cmx-7f.cdtp.response");
    assert.equal(eventSubject("ecr", "endpoint", "config", "updated"), "kaa.v1.events.ecr.endpoint.config.updated");
  });

  it("come apart as they were put together", () => {
    fc.assert(
      fc.property(names, names, names, names, (a, b, c, d) => {
        assert.deepEqual(parseSubject(serviceSubject(a, b, c)), {
          kind: "service",
          serviceInstanceName: a,
          protocolName: b,
          messageType: c,
        });
        assert.deepEqual(parseSubject(eventSubject(a, b, c, d)), {
          kind: "event",
          originatorServiceInstanceName: a,
          targetEntityType: b,
          eventGroup: c,
          eventType: d,
        });
      }),
    );
  });

  it("of events may have further sections", () => {
    assert.equal(parseSubject("kaa.v1.events.ecr.endpoint.config.updated.more")?.kind, "event");
  });

  for (const subject of [
    "",
    "kaa",
    "kaa.v1",
    "kaa.v1.service",
    "kaa.v1.service.cmx.esp",
    "kaa.v1.service.cmx.esp.ClientData.more",
    "kaa.v1.replica.cmx.esp",
    "kaa.v1.events.ecr.endpoint.config",
    "kaa.v1.events.ecr.endpoint.config.",
    "kaa.v1.event.ecr.endpoint.config.updated",
    "kaa.v2.service.cmx.esp.ClientData",
    "Kaa.v1.service.cmx.esp.ClientData",
    "kaa.v1.service..esp.ClientData",
    "kaa.v1.service.*.esp.ClientData",
    "kaa.v1.service.cmx.>",
    "kaa.v1.service.c mx.esp.ClientData",
    " kaa.v1.service.cmx.esp.ClientData",
    "_INBOX.abc.1",
  ]) {
    it(`are not in the grammar: ${JSON.stringify(subject)}`, () => {
      assert.equal(parseSubject(subject), undefined);
    });
  }

  for (const bad of ["", "a.b", "*", "a>", "a b", "a\tb", "a\n", "\u00a0", "a\0"]) {
    it(`cannot be built with the name ${JSON.stringify(bad)}`, () => {
      for (const build of [
        () => serviceSubject(bad, "esp", "ClientData"),
        () => serviceSubject("cmx", bad, "ClientData"),
        () => serviceSubject("cmx", "esp", bad),
        () => replicaSubject(bad, "esp", "ClientData"),
        () => replicaSubject("cmx", bad, "ClientData"),
        () => replicaSubject("cmx", "esp", bad),
        () => eventSubject(bad, "endpoint", "config", "updated"),
        () => eventSubject("ecr", bad, "config", "updated"),
        () => eventSubject("ecr", "endpoint", bad, "updated"),
        () => eventSubject("ecr", "endpoint", "config", bad),
      ]) {
        assert.throws(build, InvalidNameError);
      }
    });
  }

  it("say in the error which name was wrong", () => {
    assert.throws(() => replicaSubject("a.b", "esp", "ClientData"), { message: /^replica id "a\.b" cannot be part/ });
  });
});

describe("the subject of an answer", () => {
  it("is the one that was asked for, if it names the message type", () => {
    const replyTo = "kaa.v1.replica.kpc-1.esp.ExtensionData";
    assert.equal(answerSubject(replyTo, "ExtensionData"), replyTo);
  });

  it("has the message type in place of another", () => {
    assert.equal(
      answerSubject("kaa.v1.replica.kpc-1.esp.ClientData", "ExtensionData"),
      "kaa.v1.replica.kpc-1.esp.ExtensionData",
    );
    assert.equal(
      answerSubject("kaa.v1.service.kpc.esp.ClientData", "ExtensionData"),
      "kaa.v1.service.kpc.esp.ExtensionData",
    );
  });

  it("is an inbox as it stands", () => {
    assert.equal(answerSubject("_INBOX.abc.1", "ExtensionData"), "_INBOX.abc.1");
  });

  it("cannot have a message type that breaks it", () => {
    assert.throws(() => answerSubject("kaa.v1.replica.kpc-1.esp.ClientData", "a.b"), InvalidNameError);
  });
});
