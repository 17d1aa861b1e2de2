import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { findFiles, projectRoot } from "../source-tree/index.ts";

const ROOT = projectRoot(import.meta.dirname);

/** What speaks of the drafts of 2017, by whatever name. */
const OF_2017 = /raw-?2017|drafts?-2017|\bRAW[35]\b/i;

/** Where today's services, protocols and what judges them live. */
const TODAY = [
  "reference-impl/cmx",
  "reference-impl/service",
  "protocol",
  "features",
  "conformance/requirements",
  "conformance/checks",
  "steps",
  "simulators/cdp",
  "simulators/communication-service",
  "simulators/endpoint",
  "simulators/endpoint-register",
];
/** What is of the drafts there; and the doors and tests that show both. */
const OF_THE_DRAFTS = [
  /\/raw-2017\//,
  /^conformance\/requirements\/raw[35]\.yaml$/,
  /^conformance\/checks\/index\.ts$/,
  /\.test\.ts$/,
];

describe("the drafts of 2017", () => {
  const files = findFiles(ROOT, TODAY, [".ts", ".yaml", ".feature"]);
  const [drafts, today] = [true, false].map((wanted) =>
    files.filter((path) => OF_THE_DRAFTS.some((place) => place.test(path)) === wanted),
  );

  it("are named by no file of today's CMX, nor of today's protocols, features, requirements, checks and steps", () => {
    assert.ok(today !== undefined && today.length > 200, `only ${today?.length} files were seen`);
    const naming = today.filter((path) => OF_2017.test(readFileSync(join(ROOT, path), "utf8")));
    assert.deepEqual(naming, []);
  });

  it("have files of their own, which name them", () => {
    const naming = drafts?.filter((path) => OF_2017.test(readFileSync(join(ROOT, path), "utf8"))) ?? [];
    for (const folder of ["protocol/raw-2017", "features/raw-2017", "conformance/requirements", "steps/raw-2017"]) {
      assert.ok(
        naming.some((path) => path.startsWith(folder)),
        folder,
      );
    }
  });
});
