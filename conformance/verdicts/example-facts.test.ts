import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EXAMPLE_FACTS_TYPE, type ExampleFacts, exampleFactsFromJson, exampleId, RECORDING_TYPE } from "./index.ts";

const FACTS: ExampleFacts = {
  endpoints: [{ endpointId: "e-1", endpointToken: "t-1", deliberate: ["client"] }],
};

describe("the facts of an example", () => {
  it("are read as they were written", () => {
    assert.deepEqual(exampleFactsFromJson(JSON.stringify(FACTS)), FACTS);
    assert.deepEqual(exampleFactsFromJson('{"endpoints":[]}'), { endpoints: [] });
    const facts: ExampleFacts = {
      endpoints: [],
      applications: [{ name: "kettle", appVersionNames: ["kettle-v1"], deliberate: ["tekton"] }],
      tenants: [{ tenantId: "t-1", deliberate: [] }],
    };
    assert.deepEqual(exampleFactsFromJson(JSON.stringify(facts)), facts);
  });

  const wrong: readonly unknown[] = [
    { endpoints: [], applications: [{ name: "kettle", appVersionNames: "kettle-v1", deliberate: [] }] },
    { endpoints: [], applications: [{ name: "kettle", appVersionNames: [], deliberate: ["client"] }] },
    { endpoints: [], tenants: ["t-1"] },
    null,
    {},
    { endpoints: "e-1" },
    { endpoints: [{ endpointId: "e-1", endpointToken: "t-1" }] },
    { endpoints: [{ endpointId: 1, endpointToken: "t-1", deliberate: [] }] },
    { endpoints: [{ endpointId: "e-1", endpointToken: "t-1", deliberate: "client" }] },
    { endpoints: [{ endpointId: "e-1", endpointToken: "t-1", deliberate: ["everybody"] }] },
  ];
  for (const content of wrong) {
    it(`are not ${JSON.stringify(content)}`, () => {
      assert.throws(() => exampleFactsFromJson(JSON.stringify(content)), {
        name: "TypeError",
        message: "these are not the facts of an example",
      });
    });
  }

  it("are attached under another type than a recording", () => {
    assert.notEqual(EXAMPLE_FACTS_TYPE, RECORDING_TYPE);
  });
});

describe("the identity of an example", () => {
  it("is file and line, the same on every system", () => {
    assert.equal(exampleId("features/a.feature", 12), "features/a.feature:12");
    assert.equal(exampleId("features\\07-cmp\\a.feature", 3), "features/07-cmp/a.feature:3");
  });
});
