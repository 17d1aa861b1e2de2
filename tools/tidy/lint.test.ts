import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { projectRoot } from "../source-tree/index.ts";

const ROOT = projectRoot(import.meta.dirname);
const LINT_TIMEOUT_MS = 60_000;

/** A finding of the linter: the file and the rule. */
type Broken = readonly [path: string, rule: string];

/** Lints files in a project of their own that has the configuration of this one. */
function lint(files: Readonly<Record<string, string>>): Broken[] {
  const folder = mkdtempSync(join(tmpdir(), "lint-"));
  try {
    for (const name of ["oxlint.json", "tsconfig.json", "package.json"]) {
      copyFileSync(join(ROOT, name), join(folder, name));
    }
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
    return runLinter(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runLinter(folder: string): Broken[] {
  const linter = join(ROOT, "node_modules/oxlint/bin/oxlint");
  const args = [linter, "-c", "oxlint.json", "--type-aware", "--format", "unix"];
  const { stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    timeout: LINT_TIMEOUT_MS,
  });
  assert.equal(error, undefined);
  assert.equal(stderr, "");
  return stdout.split("\n").flatMap((line): Broken[] => {
    const found = /^(?<path>[^:]+):\d+:\d+: .*\[Error\/(?<rule>[^\]]+)\]$/.exec(line)?.groups;
    return found === undefined ? [] : [[found["path"] ?? "", found["rule"] ?? ""]];
  });
}

const GLOBALS = "eslint(no-restricted-globals)";
const PROPERTIES = "eslint(no-restricted-properties)";
const IMPORTS = "eslint(no-restricted-imports)";

describe("the linter", () => {
  const planted: readonly (readonly [text: string, rule: string])[] = [
    ["export const a = Date.now();", PROPERTIES],
    ["const { now } = Date;\nexport const a = now;", PROPERTIES],
    ["export const a = Math.random();", PROPERTIES],
    ["export const a = process.env;", PROPERTIES],
    ["export const a = globalThis.setTimeout;", PROPERTIES],
    ["export const a = setTimeout;", GLOBALS],
    ["export const a = setInterval;", GLOBALS],
    ["export const a = setImmediate;", GLOBALS],
    ["export const a = crypto.randomUUID();", GLOBALS],
    ["export const a = performance.now();", GLOBALS],
    ['import { randomUUID } from "node:crypto";\nexport const a = randomUUID();', IMPORTS],
    ['import { setTimeout as pause } from "node:timers/promises";\nexport const a = pause;', IMPORTS],
    ["const a = async () => 1;\nexport const b = () => {\n  a();\n};", "typescript(no-floating-promises)"],
    ["export const a = (b: any) => [b];", "typescript(no-explicit-any)"],
    ["export const a = (b?: string) => b!;", "typescript(no-non-null-assertion)"],
    ["export const a = () => {\n  console.log(1);\n};", "eslint(no-console)"],
    ["export const a = (b: unknown, c: unknown) => b == c;", "eslint(eqeqeq)"],
  ];
  const broken = lint(
    Object.fromEntries(
      planted.flatMap(([text], index) =>
        [`simulators/cdp/${index}.ts`, `runtime/${index}.ts`].map((path) => [path, text]),
      ),
    ),
  );
  const rulesBroken = (path: string) => broken.filter(([broke]) => broke === path).map(([, rule]) => rule);

  for (const [index, [text, rule]] of planted.entries()) {
    it(`catches in a simulator: ${text.split("\n")[0]}`, () => {
      assert.ok(rulesBroken(`simulators/cdp/${index}.ts`).includes(rule), JSON.stringify(broken));
    });
    it(`${[GLOBALS, PROPERTIES, IMPORTS].includes(rule) ? "allows" : "catches"} in runtime: ${text.split("\n")[0]}`, () => {
      assert.equal(rulesBroken(`runtime/${index}.ts`).includes(rule), ![GLOBALS, PROPERTIES, IMPORTS].includes(rule));
    });
  }
});

describe("the linter's exceptions", () => {
  it("let the command, its servers, benchmarks and tests of the whole read the environment, and no more", () => {
    const folders = ["cli", "bench", "acceptance", "tools", "backing-services", "reports", "steps", "world"];
    const broken = lint(
      Object.fromEntries(
        folders.flatMap((folder) => [
          [`${folder}/environment.ts`, "export const a = process.env;"],
          [`${folder}/time.ts`, "export const a = Date.now();"],
        ]),
      ),
    );
    const breaking = (name: string) =>
      folders.filter((folder) => broken.some(([path]) => path === `${folder}/${name}`));
    assert.deepEqual(breaking("environment.ts"), ["reports", "steps", "world"]);
    assert.deepEqual(breaking("time.ts"), folders);
  });

  it("let no test sleep, not even that of the clock", () => {
    const text = "export const a = setTimeout;";
    const paths = ["runtime/clock.test.ts", "acceptance/run.test.ts", "tools/tidy/tidy.test.ts", "cli/run.test.ts"];
    const broken = lint(Object.fromEntries(paths.map((path) => [path, text])));
    assert.deepEqual(broken.map(([path]) => path).toSorted(), paths.toSorted());
  });

  it("find nothing to say about a clean file", () => {
    assert.deepEqual(lint({ "cli/a.ts": "/** One. */\nexport const one = 1;" }), []);
  });
});
