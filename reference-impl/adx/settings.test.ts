import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SettingsError } from "../service/index.ts";
import { readAdxSettings } from "./settings.ts";

const EVERYTHING = {
  SERVICE_INSTANCE_NAME: "my-adx",
  SERVICE_INSTANCE_REPLICA_ID: "my-adx-1",
  SERVICE_GRACEFUL_SHUTDOWN: "0",
  SERVICE_WRAP_RESPONSE: "true",
  SERVER_PORT: "8080",
  KAA_ADX_MANAGEMENT_PORT: "65535",
  KAA_ADX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: "my-kpc",
  KAA_ADX_AVRO_SCHEMA_SET: "2020-05",
};

describe("the settings of ADX", () => {
  it("have defaults, save the replica's name, which the caller makes", () => {
    const { tekton, security, ...settings } = readAdxSettings({}, "replica");
    assert.deepEqual(settings, {
      instanceName: "adx",
      replicaId: "replica",
      communicationServiceInstanceName: "kpc",
      wrapResponse: false,
      gracefulShutdownMs: 30_000,
      avroSchemaSet: "2026-01",
      restPort: 0,
      managementPort: 0,
    });
    assert.deepEqual([tekton.url, security.tenancy.kind], ["http://tekton", "open"]);
  });

  it("are what the environment says", () => {
    const { tekton: _tekton, security: _security, ...settings } = readAdxSettings(EVERYTHING, "replica");
    assert.deepEqual(settings, {
      instanceName: "my-adx",
      replicaId: "my-adx-1",
      communicationServiceInstanceName: "my-kpc",
      wrapResponse: true,
      gracefulShutdownMs: 0,
      avroSchemaSet: "2020-05",
      restPort: 8_080,
      managementPort: 65_535,
    });
  });

  it("name every variable that makes no sense, in one error", () => {
    const broken = Object.fromEntries(Object.keys(EVERYTHING).map((name) => [name, "no. such *"]));
    assert.throws(
      () => readAdxSettings(broken, "replica"),
      (error) => {
        assert.ok(error instanceof SettingsError);
        for (const name of Object.keys(EVERYTHING)) {
          assert.equal(error.message.split(` ${name} is "no. such *"; it takes `).length, 2, name);
        }
        return true;
      },
    );
  });

  it("cannot do without Tekton", () => {
    assert.throws(() => readAdxSettings({ KAA_TEKTON_ENABLED: "false" }, "replica"), {
      name: "SettingsError",
      message:
        "settings: kaa.tekton.enabled is false; attributes come from Tekton alone: set it to true or leave it out",
    });
  });
});
