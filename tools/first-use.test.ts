import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const TOOLS = fileURLToPath(new URL("../../tools/", import.meta.url));

/** Notes each call, then behaves as FAKE_NPM says. What it installs is a compiler that copies. */
const NPM = `#!/bin/sh
echo "$*" >> npm-calls
echo "the lock changed" >> "$FAKE_NPM_TOUCHES"
case "$FAKE_NPM-$1" in
  hang-*) sleep 60 & echo $! > npm-child; wait ;;
  fail-*) echo "npm error network unreachable"; exit 1 ;;
  refuse-ci) echo "npm error code EUSAGE"; exit 1 ;;
  slow-*) sleep 0.5 ;;
esac
rm -rf node_modules && mkdir -p node_modules/.bin && cp bin/tsc node_modules/.bin/tsc
`;
const TSC = `#!/bin/sh
echo compiled >> tsc-calls
grep -q WRONG source/*.ts && { echo "source/one.ts(1,1): error TS1005: wrong"; exit 2; }
mkdir -p dist/source
for file in source/*.ts; do cp $file dist/source/$(basename $file .ts).js; done
`;

interface Project {
  readonly root: string;
  run(environment?: Record<string, string>): Promise<{ status: number | null; said: string; tookMs: number }>;
  write(path: string, text: string): void;
  /** Lines of a file that the fake programs append to. */
  calls(program: "npm" | "tsc"): string[];
}

const roots: string[] = [];

function freshClone(): Project {
  const root = mkdtempSync(join(tmpdir(), "first-use-"));
  roots.push(root);
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  for (const folder of ["tools", "source", "bin"]) {
    mkdirSync(join(root, folder));
  }
  for (const file of ["first-use.mjs", "turn.mjs"]) {
    copyFileSync(join(TOOLS, file), join(root, "tools", file));
  }
  write("package-lock.json", JSON.stringify({ packages: { "": {}, "node_modules/one": { version: "1.0.0" } } }));
  write("tsconfig.json", JSON.stringify({ include: ["source", "not-there-yet"] }));
  write("source/one.ts", "one");
  for (const [name, script] of [
    ["npm", NPM],
    ["tsc", TSC],
  ] as const) {
    write(`bin/${name}`, script);
    chmodSync(join(root, "bin", name), 0o755);
  }
  const calls = (program: string) => {
    const path = join(root, `${program}-calls`);
    return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
  };
  return { root, write, calls, run: (environment = {}) => firstUse(root, environment) };
}

async function firstUse(root: string, environment: Record<string, string>) {
  const child = spawn(process.execPath, ["tools/first-use.mjs"], {
    cwd: root,
    env: { PATH: `${join(root, "bin")}:/usr/bin:/bin`, FAKE_NPM_TOUCHES: "/dev/null", ...environment },
  });
  const startedMs = performance.now();
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await once(child, "close");
  return { status: child.exitCode, said, tookMs: performance.now() - startedMs };
}

/** Whether a process has ended, be it that nobody has collected its exit code yet. */
function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  return existsSync(`/proc/${pid}/stat`) && readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
}

describe("first use", { timeout: 60_000 }, () => {
  after(() => roots.forEach((root) => rmSync(root, { recursive: true })));

  it("installs and compiles once, and is silent the second time", async () => {
    const project = freshClone();
    const first = await project.run();
    assert.equal(first.status, 0, first.said);
    assert.match(first.said, /npm ci[\s\S]+packages installed[\s\S]+compiling 1 files[\s\S]+compiled/);
    assert.deepEqual(await project.run().then(({ status, said }) => ({ status, said })), { status: 0, said: "" });
    assert.equal(project.calls("npm").length, 1);
    assert.match(project.calls("npm")[0] ?? "", /^ci .*--fetch-retries=2/);
    assert.equal(project.calls("tsc").length, 1);
  });

  it("installs again when the lock file changes", async () => {
    const project = freshClone();
    await project.run();
    project.write("package-lock.json", "{}");
    await project.run();
    assert.equal(project.calls("npm").length, 2);
  });

  it("takes over what npm installed by hand from the same lock file", async () => {
    const project = freshClone();
    mkdirSync(join(project.root, "node_modules/.bin"), { recursive: true });
    copyFileSync(join(project.root, "bin/tsc"), join(project.root, "node_modules/.bin/tsc"));
    project.write("node_modules/.package-lock.json", '{"packages":{"node_modules/one":{"version":"1.0.0"}}}');
    assert.equal((await project.run()).status, 0);
    assert.deepEqual(project.calls("npm"), []);
  });

  it("does not take over another version than the lock file names", async () => {
    const project = freshClone();
    mkdirSync(join(project.root, "node_modules"));
    project.write("node_modules/.package-lock.json", '{"packages":{"node_modules/one":{"version":"1.0.1"}}}');
    assert.equal((await project.run()).status, 0);
    assert.equal(project.calls("npm").length, 1);
  });

  it("falls back to npm install when npm ci refuses the lock file, and leaves that file alone", async () => {
    const project = freshClone();
    const lock = readFileSync(join(project.root, "package-lock.json"), "utf8");
    const { status, said } = await project.run({ FAKE_NPM: "refuse", FAKE_NPM_TOUCHES: "package-lock.json" });
    assert.equal(status, 0, said);
    assert.deepEqual(
      project.calls("npm").map((call) => call.split(" ")[0]),
      ["ci", "install"],
    );
    assert.equal(readFileSync(join(project.root, "package-lock.json"), "utf8"), lock);
  });

  it("says what was tried and what npm said when the packages cannot be had", async () => {
    const project = freshClone();
    const { status, said } = await project.run({ FAKE_NPM: "fail" });
    assert.equal(status, 3);
    assert.match(said, /tried in .*: npm ci\n {2}npm error network unreachable\n {2}Is the registry reachable/);
  });

  it("gives up after the bound and leaves no process of npm behind", async () => {
    const project = freshClone();
    const { status, said, tookMs } = await project.run({ FAKE_NPM: "hang", KAALIPER_INSTALL_TIMEOUT_MS: "500" });
    assert.equal(status, 3);
    assert.match(said, /gave up after 0\.5 s/);
    assert.ok(tookMs < 10_000, `took ${tookMs} ms`);
    assert.equal(hasEnded(Number(readFileSync(join(project.root, "npm-child"), "utf8"))), true);
  });

  it("installs and compiles once when two processes start together", async () => {
    const project = freshClone();
    const both = await Promise.all([project.run({ FAKE_NPM: "slow" }), project.run({ FAKE_NPM: "slow" })]);
    assert.deepEqual(
      both.map(({ status }) => status),
      [0, 0],
    );
    assert.equal(project.calls("npm").length, 1);
    assert.equal(project.calls("tsc").length, 1);
    assert.ok(both.some(({ said }) => said.includes("waiting for process")));
  });

  it("takes the turn of a process that is gone", async () => {
    const project = freshClone();
    const gone = spawn("true");
    await once(gone, "exit");
    mkdirSync(join(project.root, "dist"));
    project.write("dist/.first-use-turn", String(gone.pid));
    assert.equal((await project.run()).status, 0);
    assert.equal(existsSync(join(project.root, "dist/.first-use-turn")), false);
  });

  it("stops waiting for a process that does not end", async () => {
    const project = freshClone();
    mkdirSync(join(project.root, "dist"));
    project.write("dist/.first-use-turn", String(process.pid));
    const { status, said } = await project.run({ KAALIPER_TURN_TIMEOUT_MS: "300" });
    assert.equal(status, 3);
    assert.match(said, /waiting for process \d+[\s\S]+delete .*first-use-turn/);
    assert.equal(existsSync(join(project.root, "dist/.first-use-turn")), true);
  });
});

describe("first use, compiling", { timeout: 60_000 }, () => {
  after(() => roots.filter((root) => existsSync(root)).forEach((root) => rmSync(root, { recursive: true })));

  it("compiles again when a source is added, and removes the output of one that is gone", async () => {
    const project = freshClone();
    await project.run();
    project.write("source/two.ts", "two");
    rmSync(join(project.root, "source/one.ts"));
    assert.equal((await project.run()).status, 0);
    assert.equal(existsSync(join(project.root, "dist/source/two.js")), true);
    assert.equal(existsSync(join(project.root, "dist/source/one.js")), false);
    assert.equal(project.calls("tsc").length, 2);
  });

  it("compiles again when output is missing", async () => {
    const project = freshClone();
    await project.run();
    rmSync(join(project.root, "dist/source/one.js"));
    assert.equal((await project.run()).status, 0);
    assert.equal(existsSync(join(project.root, "dist/source/one.js")), true);
  });

  it("prints the compiler's errors, and tries again the next time", async () => {
    const project = freshClone();
    project.write("source/one.ts", "WRONG");
    const { status, said } = await project.run();
    assert.equal(status, 3);
    assert.match(said, /the sources do not compile\nsource\/one\.ts\(1,1\): error TS1005/);
    assert.equal((await project.run()).status, 3);
    project.write("source/one.ts", "right");
    assert.equal((await project.run()).status, 0);
  });

  it("says so when the compiler is not there", async () => {
    const project = freshClone();
    rmSync(join(project.root, "bin/tsc"));
    writeFileSync(join(project.root, "bin/npm"), "#!/bin/sh\nmkdir -p node_modules\n");
    const { status, said } = await project.run();
    assert.equal(status, 3);
    assert.match(said, /ENOENT/);
  });
});
