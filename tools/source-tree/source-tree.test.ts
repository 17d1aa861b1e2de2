import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { findFiles, lineCount, lineOf, parseSource, projectRoot, readSources } from "./index.ts";

function withFolder(paths: readonly string[], check: (root: string) => void): void {
  const root = mkdtempSync(join(tmpdir(), "source-tree-"));
  try {
    for (const path of paths) {
      mkdirSync(join(root, path, ".."), { recursive: true });
      writeFileSync(join(root, path), "export {};\n");
    }
    check(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe("source tree", () => {
  it("finds the wanted files and passes over built output and hidden folders", () => {
    const paths = ["reports/b.ts", "reports/out/x.ts", "reports/node_modules/y.ts", "reports/.build/z.ts"];
    withFolder([...paths, "reports/deep/a.ts", "reports/c.txt"], (root) => {
      assert.deepEqual(findFiles(root, ["absent", "reports"], [".ts"]), ["reports/b.ts", "reports/deep/a.ts"]);
    });
  });

  it("finds the root of the project from a folder deep inside", () => {
    withFolder(["package.json", "dist/tools/x.ts"], (root) => {
      assert.equal(projectRoot(join(root, "dist/tools")), root);
    });
  });

  it("refuses a source with a syntax error", () => {
    assert.throws(() => parseSource("a.ts", "export const ="), /^Error: a\.ts: /);
  });

  it("reads the sources of this project", () => {
    const paths = readSources(projectRoot(import.meta.dirname)).map((source) => source.path);
    assert.ok(paths.includes("tools/source-tree/source-tree.test.ts"));
  });

  it("counts lines from one and ignores the last line break", () => {
    assert.equal(lineOf({ text: "a\nb\nc" }, 4), 3);
    assert.equal(lineCount("a\nb\n"), 2);
    assert.equal(lineCount("a\nb"), 2);
  });
});
