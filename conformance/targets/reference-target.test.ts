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

  it("has a CEX that is told where endpoints and its commands are kept, and what names and results may look like", () => {
    const environmentIn = (profileName: "rfc" | "deployed"): Readonly<Record<string, string>> => {
      const { services } = referenceProcess(profileName, () => ["main.js"], "/project", { services: ["cex"] });
      assert.equal(services.cex?.rest, "http://127.0.0.1:${REST_PORT}");
      return services.cex.launch.kind === "command" ? services.cex.launch.environment : {};
    };
    const [rfc, deployed] = [environmentIn("rfc"), environmentIn("deployed")];
    const told = {
      SERVICE_INSTANCE_NAME: "${CEX_INSTANCE}",
      SERVICE_INSTANCE_REPLICA_ID: "cex-${REPLICA}",
      SERVER_PORT: "${REST_PORT}",
      DATABASE_URL: "${DATABASE_URL}",
      KAA_CEX_MANAGEMENT_PORT: "${MANAGEMENT_PORT}",
      KAA_CEX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: "kpc",
      KAA_CEX_AVRO_SCHEMA_SET: "2026-01",
      KAA_CEX_ENDPOINT_REGISTER_URL: "${ENDPOINT_REGISTER_URL}",
      KAA_CEX_REPLICA_HEARTBEAT_MILLIS: "20000",
      KAA_TEKTON_URL: "${TEKTON_URL}",
      NATS_URLS: "${NATS_URL}",
    };
    assert.deepEqual(Object.fromEntries(Object.keys(told).map((name) => [name, rfc[name]])), told);
    const readings = ({ KAA_CEX_COMMAND_TYPE_CHARACTERS: characters, KAA_CEX_RESULT_SHAPE: shape }: typeof rfc) => [
      characters,
      shape,
    ];
    assert.deepEqual(readings(rfc), ["alphanumeric", "array"]);
    assert.deepEqual(readings(deployed), ["deployed", "arrayOrObject"]);
  });

  it("has a CMX of 2017 under the profile of the drafts, which knows fewer settings", () => {
    const { services, instances } = referenceProcess("raw-2017", () => ["main.js"], "/project");
    assert.deepEqual(Object.keys(services), ["cmx"]);
    assert.deepEqual(services.cmx?.launch.kind === "command" && services.cmx.launch.environment, {
      SERVICE_INSTANCE_NAME: instances.cmx,
      SERVICE_INSTANCE_REPLICA_ID: "cmx-${REPLICA}",
      KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: instances.communicationService,
      KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: instances.configurationDataProvider,
      KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: "500",
      NATS_URLS: "${NATS_URL}",
      LOG_LEVEL: "warn",
    });
  });

  it("has a CMX on the platform where another service needs one", () => {
    for (const services of [
      ["cmx", "adx"],
      ["cmx", "cex"],
    ] as const) {
      assert.equal(inProcessReference("rfc", { services }).isOnPlatform, true);
    }
    assert.equal(inProcessReference("rfc").isOnPlatform, false);
  });

  it("consists of those services that are wanted", () => {
    assert.deepEqual(Object.keys(inProcessReference("rfc").services), ["cmx"]);
    assert.deepEqual(Object.keys(inProcessReference("rfc", { services: ["adx"] }).services), ["adx"]);
  });

  it("gives up on its provider sooner than a target does by default", () => {
    assert.equal(inProcessReference("deployed").timing.providerTimeoutMs, 500);
  });
});
