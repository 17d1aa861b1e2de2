import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PROFILE_NAMES, profile } from "./index.ts";

describe("a profile", () => {
  it("has the readings that its documentation gives", () => {
    assert.deepEqual(profile("rfc"), {
      name: "rfc",
      avroSchemaSet: "2026-01",
      responseEnvelope: "rfc",
      zeroRequestId: "pathSegment",
      identifyOn: "publish",
      httpSuccess: "mirror",
      resultShape: "array",
      commandTypeCharacters: "alphanumeric",
      lenientNulls: false,
    });
    assert.deepEqual(profile("deployed"), {
      name: "deployed",
      avroSchemaSet: "2026-01",
      responseEnvelope: "deployed",
      zeroRequestId: "accept",
      identifyOn: "publishOrSubscribe",
      httpSuccess: "always200",
      resultShape: "arrayOrObject",
      commandTypeCharacters: "deployed",
      lenientNulls: true,
    });
  });

  it("is deployed unless said otherwise", () => {
    assert.deepEqual(PROFILE_NAMES, ["deployed", "rfc"]);
    assert.deepEqual(
      PROFILE_NAMES.map((name) => profile(name).name),
      PROFILE_NAMES,
    );
  });
});
