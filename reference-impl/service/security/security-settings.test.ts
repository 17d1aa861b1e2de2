import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { securitySettings } from "./sample-security.ts";

const TIMES = { periodMs: 60_000, pauseMs: 100, retryMsMin: 500, retryMsMax: 30_000 };
const CLIENT = { issuer: "http://issuer/auth/realms/kaa", clientId: "kaa-backend", clientSecret: "s" };
const CLIENT_ENVIRONMENT = {
  KAA_SECURITY_ISSUER: `${CLIENT.issuer}/`,
  KAA_SECURITY_CLIENTID: CLIENT.clientId,
  KAA_SECURITY_CLIENTSECRET: CLIENT.clientSecret,
};

describe("the settings of tenants and tokens", () => {
  it("are those of a platform without security unless told otherwise", () => {
    assert.deepEqual(securitySettings({}), {
      tenancy: { kind: "open" },
      timeoutMs: 5_000,
      keysAgeMsMax: 60_000,
      unknownKeyPauseMs: 10_000,
    });
  });

  it("with an issuer are those of the only tenant", () => {
    assert.deepEqual(securitySettings(CLIENT_ENVIRONMENT).tenancy, { kind: "single", client: CLIENT });
  });

  it("with a Tenant Manager are those of many, with a client or without", () => {
    const environment = { KAA_TENANT_MANAGER_ENABLED: "true" };
    const many = { kind: "multiple", url: "http://tenant-manager", instanceName: undefined, times: TIMES };
    assert.deepEqual(securitySettings(environment).tenancy, { ...many, client: undefined });
    assert.deepEqual(
      securitySettings({
        ...environment,
        ...CLIENT_ENVIRONMENT,
        KAA_TENANT_MANAGER_URL: "http://tm:8080/",
        KAA_TENANT_MANAGER_SERVICE_INSTANCE_NAME: "tm",
      }).tenancy,
      { ...many, client: CLIENT, url: "http://tm:8080", instanceName: "tm" },
    );
  });

  it("name what is missing of a client", () => {
    assert.throws(() => securitySettings({ KAA_SECURITY_ISSUER: "http://issuer" }), {
      name: "SettingsError",
      message: /KAA_SECURITY_CLIENTID and KAA_SECURITY_CLIENTSECRET missing; .* given together or not at all/,
    });
  });
});
