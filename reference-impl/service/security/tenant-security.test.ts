import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { issuerOf, SamplePlatform } from "../sample-platform.ts";
import { isPermitted } from "./caller.ts";
import { openSecurity } from "./sample-security.ts";

describe("the security of a platform", () => {
  it("that has none lets everybody do everything in the only tenant", async () => {
    const { security } = await openSecurity(await SamplePlatform.open(), {});
    const verification = await security.verify(undefined);
    assert.deepEqual(verification, { outcome: "verified", caller: { tenantId: "kaa", permissions: "everything" } });
    assert.ok(verification.outcome === "verified" && isPermitted(verification.caller, "any-thing", "any:scope"));
    assert.deepEqual([security.isKnown, security.problem(), security.degradations()], [true, undefined, []]);
  });

  it("of one tenant takes tokens of its issuer alone", async () => {
    const platform = await SamplePlatform.open("kaa", "b");
    const { verify, security } = await openSecurity(platform, {
      KAA_SECURITY_ISSUER: issuerOf("kaa"),
      KAA_SECURITY_CLIENTID: "kaa-backend",
      KAA_SECURITY_CLIENTSECRET: "secret of kaa",
    });
    assert.equal((await verify(await platform.token("kaa"))).outcome, "verified");
    assert.equal((await verify(await platform.token("b"))).outcome, "refused");
    assert.equal((await platform.settled(security.verify(undefined))).outcome, "refused");
    assert.equal(platform.asked(/tenants/), 0);
  });
});

describe("a caller", () => {
  const caller = {
    tenantId: "a",
    permissions: [
      { rsname: "application-kettle", scopes: ["application:read"] },
      { rsname: "application-toaster", scopes: ["application:update"] },
    ],
  };

  it("may do what the scope permits on the resource, and nothing elsewhere", () => {
    assert.equal(isPermitted(caller, "application-kettle", "application:read"), true);
    assert.equal(isPermitted(caller, "application-kettle", "application:update"), false);
    assert.equal(isPermitted(caller, "application-toaster", "application:read"), false);
    assert.equal(isPermitted(caller, "application-kettl", "application:read"), false);
  });
});
