import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AppVersionAdmission } from "./app-version-admission.ts";

/** What is answered for one appversion with these settings. */
function refusal(
  application: string | undefined,
  appVersion: string | undefined,
  name = "kettle-v1",
  isComplete = true,
) {
  const configuration = {
    tenantId: "kaa",
    applicationName: "kettle",
    appVersionName: "kettle-v1",
    application,
    appVersion,
    revision: 1,
  };
  const find = (wanted: string) => (wanted === "kettle-v1" ? configuration : undefined);
  const admission = new AppVersionAdmission({ find, isComplete });
  const first = admission.refusal(name);
  assert.deepEqual(admission.refusal(name), first);
  return first?.statusCode;
}

describe("the admission of appversions", () => {
  it("admits those that Tekton knows, whatever else is in their settings", () => {
    assert.equal(refusal(undefined, undefined), undefined);
    assert.equal(refusal('{"enabled":true}', '{"enabled":"false","x":{"enabled":false}}'), undefined);
  });

  it("refuses those that it does not know", () => {
    assert.equal(refusal(undefined, undefined, "kettle-v2"), 404);
  });

  it("refuses those that are disabled, by themselves or with their application", () => {
    assert.equal(refusal('{"enabled":false}', undefined), 404);
    assert.equal(refusal('{"enabled":true}', '{ "enabled" : false }'), 404);
  });

  it("cannot tell as long as not all is known, unless it is known that the appversion is there", () => {
    assert.equal(refusal(undefined, undefined, "kettle-v2", false), 503);
    assert.equal(refusal(undefined, undefined, "kettle-v1", false), undefined);
  });
});
