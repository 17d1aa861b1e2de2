import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SettingsReader } from "../settings.ts";
import { readTektonSettings } from "./tekton-settings.ts";

function read(environment: Readonly<Record<string, string>>, enabledByDefault?: boolean) {
  const reader = new SettingsReader(environment);
  const settings = readTektonSettings(reader, enabledByDefault);
  reader.assertUsable();
  return settings;
}

describe("the settings of Tekton", () => {
  it("are none unless it is switched on", () => {
    assert.equal(read({}), undefined);
    assert.equal(read({ KAA_TEKTON_ENABLED: "false" }, true), undefined);
    assert.ok(read({}, true) !== undefined);
  });

  it("have defaults", () => {
    assert.deepEqual(read({ KAA_TEKTON_ENABLED: "true" }), {
      url: "http://tekton",
      providerInstanceName: "tekton",
      timeoutMs: 5_000,
      bodyBytesMax: 67_108_864,
      times: { periodMs: 60_000, pauseMs: 100, retryMsMin: 500, retryMsMax: 30_000 },
    });
  });

  it("are what the environment says", () => {
    const environment = {
      KAA_TEKTON_ENABLED: "true",
      KAA_TEKTON_URL: "https://tekton:8443/",
      KAA_SCMP_CONSUMER_PROVIDER_SERVICE_INSTANCE_NAME: "my-tekton",
      KAA_TEKTON_TIMEOUT_MILLIS: "1",
      KAA_TEKTON_BODY_BYTES_MAX: "2",
      KAA_TEKTON_REFRESH_PERIOD_MILLIS: "10",
      KAA_TEKTON_PAUSE_MILLIS: "0",
      KAA_TEKTON_RETRY_MIN_MILLIS: "11",
      KAA_TEKTON_RETRY_MAX_MILLIS: "12",
    };
    assert.deepEqual(read(environment), {
      url: "https://tekton:8443",
      providerInstanceName: "my-tekton",
      timeoutMs: 1,
      bodyBytesMax: 2,
      times: { periodMs: 10, pauseMs: 0, retryMsMin: 11, retryMsMax: 12 },
    });
  });

  it("are checked though Tekton is switched off", () => {
    assert.throws(() => read({ KAA_TEKTON_URL: "tekton" }), {
      name: "SettingsError",
      message: /KAA_TEKTON_URL is "tekton"/,
    });
  });
});
