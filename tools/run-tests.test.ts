import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { projectRoot } from "./source-tree/index.ts";

const SCRIPT = join(projectRoot(import.meta.dirname), "tools/run-tests.mjs");
const RUN_TIMEOUT_MS = 30_000;

const PASSING = 'import { it } from "node:test"; it("passes", () => {});';
const FAILING = 'import { it } from "node:test"; it("fails", () => { throw new Error("as planted"); });';

/** A project of compiled tests: each path without its ending, and the text of its compiled form, if it has one. */
const TESTS = {
  "cli/good.test": PASSING,
  "cli/deep/better.test": PASSING,
  "acceptance/bad.test": FAILING,
  "world/new.test": undefined,
};

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function run(...words: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "run-tests-"));
  try {
    write(join(folder, "package.json"), '{ "type": "module" }');
    write(join(folder, "dist/cli/stale.test.js"), FAILING);
    mkdirSync(join(folder, "reports"));
    for (const [path, text] of Object.entries(TESTS)) {
      write(join(folder, `${path}.ts`), "");
      if (text !== undefined) {
        write(join(folder, "dist", `${path}.js`), text);
      }
    }
    const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
    const options = { cwd: folder, encoding: "utf8", timeout: RUN_TIMEOUT_MS, env } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...words], options);
    return { status, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("run-tests", () => {
  it("runs the compiled tests of the folders named, at any depth, and none whose source is gone", () => {
    const { status, stdout } = run("cli/");
    assert.equal(status, 0, stdout);
    assert.match(stdout, /tests 2\n/);
  });

  it("passes the exit code of a failing run on", () => {
    const { status, stdout } = run("cli", "acceptance");
    assert.equal(status, 1);
    assert.match(stdout, /as planted/);
  });

  it("runs everything but what is excepted", () => {
    const { status, stdout } = run("--except", "acceptance", "world");
    assert.equal(status, 0, stdout);
    assert.match(stdout, /tests 2\n/);
  });

  it("fails if there is no test", () => {
    const { status, stderr } = run("reports");
    assert.equal(status, 1);
    assert.match(stderr, /no test found in reports/);
  });

  it("fails if a test is not compiled", () => {
    const { status, stderr } = run("world");
    assert.equal(status, 1);
    assert.match(stderr, /world\/new\.test\.ts is not compiled; run npm run build first/);
  });

  it("runs a single test", () => {
    assert.match(run("cli/good.test.ts").stdout, /tests 1\n/);
  });

  it("fails for a folder that does not exist", () => {
    const { status, stderr } = run("absent");
    assert.equal(status, 1);
    assert.match(stderr, /there is no absent; usage:/);
  });

  it("hands options of the test runner on", () => {
    const { status, stdout } = run("--test-name-pattern=nothing", "--test-reporter=tap", "acceptance");
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^TAP version/);
  });
});
