import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { inProcessReference, referenceProcess } from "./index.ts";

describe("the reference implementation as a target", () => {
  it("runs in the process of the run, or another service of ours in its place", () => {
    const target = inProcessReference("rfc", { services: ["cmx", "adx"] });
    assert.deepEqual([target.name, target.profile], ["kaaliper-reference", "rfc"]);
    const management = "http://cmx-${REPLICA}.memory";
    const launch = { kind: "in-process", module: undefined };
    assert.deepEqual(target.services.cmx, { launch, replicas: 2, management });
    const [adxManagement, rest] = ["http://adx-${REPLICA}.memory", "http://adx-${REPLICA}-rest.memory"];
    assert.deepEqual(target.services.adx, { launch, replicas: 2, management: adxManagement, rest });
    const mutant = inProcessReference("rfc", { module: "/somewhere/mutant.js", replicas: 1 });
    assert.deepEqual(mutant.services.cmx, {
      launch: { kind: "in-process", module: "/somewhere/mutant.js" },
      replicas: 1,
      management,
    });
  });

  it("runs as a process that is told the same names, times and readings as the judge", () => {
    const { services, instances, timing } = referenceProcess("rfc", (service) => ["main.js", service], "/project");
    assert.equal(services.cmx?.management, undefined);
    assert.deepEqual(services.cmx?.launch, {
      kind: "command",
      command: [process.execPath, "main.js", "cmx"],
      environment: {
        SERVICE_INSTANCE_NAME: instances.cmx,
        SERVICE_INSTANCE_REPLICA_ID: "cmx-${REPLICA}",
        KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: instances.communicationService,
        KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: instances.configurationDataProvider,
        KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: String(timing.providerTimeoutMs),
        KAA_CMX_RESPONSE_ENVELOPE: "rfc",
        KAA_CMX_AVRO_SCHEMA_SET: "2026-01",
        KAA_CMX_LENIENT_NULLS: "false",
        KAA_CMX_REPLICA_HEARTBEAT_MILLIS: "20000",
        NATS_URLS: "${NATS_URL}",
        LOG_LEVEL: "warn",
      },
      directory: "/project",
    });
  });

  it("consists of those services that are wanted", () => {
    assert.deepEqual(Object.keys(inProcessReference("rfc").services), ["cmx"]);
    assert.deepEqual(Object.keys(inProcessReference("rfc", { services: ["adx"] }).services), ["adx"]);
  });

  it("gives up on its provider sooner than a target does by default", () => {
    assert.equal(inProcessReference("deployed").timing.providerTimeoutMs, 500);
  });
});
