import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Requirement } from "../../conformance/requirements/index.ts";
import { inProcessReference, SERVICE_NAMES } from "../../conformance/targets/index.ts";
import { applicableTags } from "./applicable-tags.ts";

const ROW = { level: "must", obliged: "cmx", basis: "keyword", protocol: "7/CMP", section: "S", text: "T" } as const;
const EVERYWHERE: Requirement = { ...ROW, id: "CMP-001" };
const OF_RFC: Requirement = { ...ROW, id: "CMP-002", profiles: ["rfc"] };
const OF_REPLICAS: Requirement = { ...ROW, id: "ISM-006", capability: "replicas" };
const DEFERRED: Requirement = { ...ROW, id: "CMP-003", deferred: "Later.", profiles: ["rfc"] };

const alone = inProcessReference("deployed", { replicas: 1, services: SERVICE_NAMES });

describe("the examples that apply to a target", () => {
  it("are those that were selected if every rule applies", () => {
    assert.equal(applicableTags(undefined, [EVERYWHERE, DEFERRED], alone), undefined);
    assert.equal(applicableTags("@must", [EVERYWHERE], alone), "@must");
    assert.equal(
      applicableTags(undefined, [OF_RFC, OF_REPLICAS], inProcessReference("rfc", { services: SERVICE_NAMES })),
      undefined,
    );
  });

  it("are not those about services that it lacks", () => {
    const cmxAlone = inProcessReference("deployed", { services: ["cmx"] });
    assert.equal(applicableTags(undefined, [EVERYWHERE], cmxAlone), "not (@adx or @cex)");
    assert.equal(applicableTags("@must", [OF_RFC], cmxAlone), "(@must) and not (@adx or @cex or @CMP-002)");
  });

  it("are not those of rules of other profiles, or about what it does not have", () => {
    assert.equal(applicableTags(undefined, [EVERYWHERE, OF_RFC], alone), "not (@CMP-002)");
    assert.equal(applicableTags("@a or @b", [OF_RFC, OF_REPLICAS], alone), "(@a or @b) and not (@CMP-002 or @ISM-006)");
  });
});
