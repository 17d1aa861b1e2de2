import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PROFILE_NAMES, profile } from "./index.ts";

describe("a profile", () => {
  it("has the readings that its documentation gives", () => {
    assert.deepEqual(profile("rfc"), {
      name: "rfc",
      documents: "current",
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
      documents: "current",
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

  it("is about the drafts of 2017 in one case, with the schemas of 2020 between it and endpoints", () => {
    const { documents, avroSchemaSet } = profile("raw-2017");
    assert.deepEqual([documents, avroSchemaSet], ["drafts-2017", "2020-05"]);
  });

  it("is deployed unless said otherwise", () => {
    assert.deepEqual(PROFILE_NAMES, ["deployed", "rfc", "raw-2017"]);
    assert.deepEqual(
      PROFILE_NAMES.map((name) => profile(name).name),
      PROFILE_NAMES,
    );
  });
});
