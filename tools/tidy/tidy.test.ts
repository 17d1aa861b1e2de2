import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { projectRoot } from "../source-tree/index.ts";
import { checkTidiness } from "./index.ts";

describe("this project", () => {
  const tidiness = checkTidiness(projectRoot(import.meta.dirname));

  it("keeps to the habits of the house", () => {
    assert.deepEqual(
      tidiness.findings.map((finding) => finding.message),
      [],
    );
  });

  it("was seen", (context) => {
    const { sources, features, fileLengths, documentedShare } = tidiness;
    context.diagnostic(`${sources} sources, ${features} features`);
    context.diagnostic(`file lengths: ${JSON.stringify(fileLengths)}; documented: ${documentedShare.toFixed(3)}`);
    assert.ok(sources > 60, `only ${sources} sources were seen`);
    assert.ok(features > 3, `only ${features} features were seen`);
  });
});
