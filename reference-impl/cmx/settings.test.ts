import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SettingsError } from "../service/index.ts";
import { readCmxSettings } from "./settings.ts";

const EVERYTHING = {
  SERVICE_INSTANCE_NAME: "my-cmx",
  SERVICE_INSTANCE_REPLICA_ID: "my-cmx-1",
  KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: "my-kpc",
  KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: "my-ecr",
  KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: "600000",
  KAA_CMX_RESPONSE_ENVELOPE: "rfc",
  KAA_CMX_AVRO_SCHEMA_SET: "2020-05",
  KAA_CMX_LENIENT_NULLS: "false",
  KAA_CMX_REPLICA_INTRODUCTION_MILLIS: "10000",
  KAA_CMX_REPLICA_HEARTBEAT_MILLIS: "60000",
  KAA_CMX_MANAGEMENT_PORT: "65535",
};

describe("the settings of CMX", () => {
  it("have defaults, save the replica's name, which the caller makes", () => {
    assert.deepEqual(readCmxSettings({}, "replica"), {
      instanceName: "cmx",
      replicaId: "replica",
      communicationServiceInstanceName: "kpc",
      configurationDataProviderInstanceName: "ecr",
      providerTimeoutMs: 5000,
      responseEnvelope: "deployed",
      avroSchemaSet: "2026-01",
      introductionMs: 100,
      heartbeatMs: 1000,
      lenientNulls: true,
      managementPort: 0,
    });
  });

  it("are what the environment says", () => {
    assert.deepEqual(readCmxSettings(EVERYTHING, "replica"), {
      instanceName: "my-cmx",
      replicaId: "my-cmx-1",
      communicationServiceInstanceName: "my-kpc",
      configurationDataProviderInstanceName: "my-ecr",
      providerTimeoutMs: 600_000,
      responseEnvelope: "rfc",
      avroSchemaSet: "2020-05",
      introductionMs: 10_000,
      heartbeatMs: 60_000,
      lenientNulls: false,
      managementPort: 65_535,
    });
  });

  it("name every variable that makes no sense, in one error", () => {
    const broken = Object.fromEntries(Object.keys(EVERYTHING).map((name) => [name, "no. such *"]));
    assert.throws(
      () => readCmxSettings(broken, "replica"),
      (error) => {
        assert.ok(error instanceof SettingsError);
        for (const name of Object.keys(EVERYTHING)) {
          assert.equal(error.message.split(` ${name} is "no. such *"; it takes `).length, 2, name);
        }
        return true;
      },
    );
  });

  for (const [name, value] of [
    ["SERVICE_INSTANCE_NAME", "a.b"],
    ["SERVICE_INSTANCE_REPLICA_ID", "a b"],
    ["KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS", "0"],
    ["KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS", "600001"],
    ["KAA_CMX_RESPONSE_ENVELOPE", "both"],
    ["KAA_CMX_AVRO_SCHEMA_SET", "2019-01"],
  ] as const) {
    it(`cannot have ${name} as ${value}`, () => {
      assert.throws(() => readCmxSettings({ ...EVERYTHING, [name]: value }, "replica"), {
        name: "SettingsError",
        message: new RegExp(`^settings: ${name} is "${value}"; it takes `),
      });
    });
  }
});
