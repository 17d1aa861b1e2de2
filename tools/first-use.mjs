#!/usr/bin/env node
// Makes a fresh clone ready: every npm script calls this first. It has no dependencies, for there are none yet.
//
// It checks the version of Node, installs the packages that package-lock.json names, and compiles. Each of these is
// done only when needed; when nothing is, this is silent, takes milliseconds and touches no network. What it does, it
// says on standard error.
//
// Exit codes: 0 ready, 3 not ready (said why), 64 Node is too old.
// Bounds, in milliseconds, from the environment:
//   KAALIPER_INSTALL_TIMEOUT_MS  all runs of npm together (300000)
//   KAALIPER_BUILD_TIMEOUT_MS    the compiler (120000)
//   KAALIPER_TURN_TIMEOUT_MS     waiting for another process that is at it (the sum of the two)
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { endTurn, readIfThere, takeTurn, unless } from "./turn.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_MINIMUM = [20, 19];
const PROGRESS_MS = 5_000;
const OUTPUT_CHARACTERS_MAX = 64_000;
const OUTPUT_LINES_SHOWN = 15;

const INSTALL_TIMEOUT_MS = bound("KAALIPER_INSTALL_TIMEOUT_MS", 300_000);
const BUILD_TIMEOUT_MS = bound("KAALIPER_BUILD_TIMEOUT_MS", 120_000);
const TURN_TIMEOUT_MS = bound("KAALIPER_TURN_TIMEOUT_MS", INSTALL_TIMEOUT_MS + BUILD_TIMEOUT_MS);

const MODULES = join(ROOT, "node_modules");
const INSTALLED_STAMP = join(MODULES, ".kaaliper-installed");
const LOCK_FILE = join(ROOT, "package-lock.json");
const DIST = join(ROOT, "dist");
const BUILT_STAMP = join(DIST, ".built");
const TURN = join(DIST, ".first-use-turn");

/** Something that stands in the way and that the user can do something about. */
class NotReady extends Error {}

function bound(name, otherwise) {
  const value = Number(process.env[name]);
  return value > 0 ? value : otherwise;
}

const say = (text) => process.stderr.write(`kaaliper: ${text}\n`);
const digest = (content) => createHash("sha256").update(content).digest("hex");
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NODE_MINIMUM[0] || (major === NODE_MINIMUM[0] && minor >= NODE_MINIMUM[1])) {
    return;
  }
  say(`Node ${process.versions.node} is too old: Kaaliper needs ${NODE_MINIMUM.join(".")} or newer.`);
  say("Install a newer one from https://nodejs.org/ or with your version manager, then repeat the command.");
  process.exit(64);
}

/** Runs `program` in a process group of its own and kills it after `timeoutMs`. Says how it ended and what it printed. */
function run(program, args, timeoutMs) {
  const startedMs = Date.now();
  const child = spawn(program, args, { cwd: ROOT, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let timedOut = false;
  const kill = () => child.pid !== undefined && unless("ESRCH", () => process.kill(-child.pid, "SIGKILL"));
  const interrupted = (signal) => {
    kill();
    endTurn(TURN);
    process.kill(process.pid, signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  signals.forEach((signal) => process.once(signal, interrupted));
  const progress = setInterval(() => say(`… ${seconds(Date.now() - startedMs)}`), PROGRESS_MS);
  const deadline = setTimeout(() => {
    timedOut = true;
    kill();
  }, timeoutMs);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output = (output + text).slice(-OUTPUT_CHARACTERS_MAX);
    });
  }
  return new Promise((resolve) => {
    child.on("error", (error) => {
      output += error.message;
    });
    child.on("close", (status) => {
      clearInterval(progress);
      clearTimeout(deadline);
      signals.forEach((signal) => process.removeListener(signal, interrupted));
      resolve({ succeeded: status === 0, timedOut, output: output.trim(), tookMs: Date.now() - startedMs });
    });
  });
}

const platformMark = [process.versions.modules, process.platform, process.arch].join("-");
const installedMark = () => `${platformMark} ${digest(fs.readFileSync(LOCK_FILE))}`;
const isInstalled = () => readIfThere(INSTALLED_STAMP) === installedMark();

/** Whether someone ran npm by hand, and it has already put in place exactly what the lock file names. */
function npmHasInstalled() {
  const record = readIfThere(join(MODULES, ".package-lock.json"));
  if (record === undefined || !(readIfThere(INSTALLED_STAMP) ?? platformMark).startsWith(platformMark)) {
    return false;
  }
  const installed = JSON.parse(record).packages ?? {};
  const wanted = Object.entries(JSON.parse(fs.readFileSync(LOCK_FILE, "utf8")).packages ?? {});
  return wanted.every(
    ([path, { version, optional, link }]) => path === "" || optional || link || installed[path]?.version === version,
  );
}

async function install() {
  const flags = ["--include=dev", "--no-audit", "--no-fund", "--prefer-offline"];
  const limits = [
    "--fetch-retries=2",
    "--fetch-timeout=20000",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
  ];
  const deadlineMs = Date.now() + INSTALL_TIMEOUT_MS;
  const lock = fs.readFileSync(LOCK_FILE);
  say("installing the packages that package-lock.json names (npm ci)");
  let tried = "npm ci";
  let result = await run("npm", ["ci", ...flags, ...limits], INSTALL_TIMEOUT_MS);
  if (!result.succeeded && !result.timedOut && /EUSAGE|in sync/.test(result.output)) {
    say("npm ci refuses the lock file; installing with npm install --no-save instead");
    tried += ", then npm install --no-save";
    result = await run("npm", ["install", "--no-save", ...flags, ...limits], Math.max(1, deadlineMs - Date.now()));
    if (!fs.readFileSync(LOCK_FILE).equals(lock)) {
      fs.writeFileSync(LOCK_FILE, lock);
    }
  }
  if (!result.succeeded) {
    const lines = result.output.split("\n").slice(-OUTPUT_LINES_SHOWN);
    const outcome = result.timedOut ? `gave up after ${seconds(INSTALL_TIMEOUT_MS)}` : "npm failed";
    const advice = "Is the registry reachable (npm ping)? It is needed only this once. Then repeat the command.";
    throw new NotReady([`${outcome}; tried in ${ROOT}: ${tried}`, ...lines, advice].join("\n  "));
  }
  fs.mkdirSync(MODULES, { recursive: true });
  fs.writeFileSync(INSTALLED_STAMP, installedMark());
  say(`packages installed in ${seconds(result.tookMs)}`);
}

function filesIn(folder) {
  const entries = unless("ENOENT", () => fs.readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

/** The TypeScript files in the folders that tsconfig.json includes, as sorted paths relative to the root. */
function sources() {
  const { include } = JSON.parse(fs.readFileSync(join(ROOT, "tsconfig.json"), "utf8"));
  const files = include.flatMap((folder) => filesIn(join(ROOT, folder)));
  return files
    .filter((path) => /(?<!\.d)\.ts$/.test(path))
    .map((path) => relative(ROOT, path))
    .toSorted();
}

/** Changes whenever a source, the compiler's settings or the packages do. */
function builtMark(files) {
  const facts = [...files, "tsconfig.json", "package-lock.json"].map((path) => {
    const { mtimeMs, size } = fs.statSync(join(ROOT, path));
    return `${path} ${mtimeMs} ${size}`;
  });
  return digest(facts.join("\n"));
}

const outputOf = (source) => join(DIST, source.replace(/\.ts$/, ".js"));
const hasEveryOutput = (files) => files.every((file) => fs.existsSync(outputOf(file)));
const isBuilt = (files) => readIfThere(BUILT_STAMP) === builtMark(files) && hasEveryOutput(files);

async function build(files) {
  say(`compiling ${files.length} files`);
  const mark = builtMark(files);
  if (!hasEveryOutput(files)) {
    fs.rmSync(join(DIST, ".tsbuildinfo"), { force: true }); // else the compiler takes missing output for up to date
  }
  const result = await run(
    join(MODULES, ".bin", "tsc"),
    ["-p", "tsconfig.json", "--pretty", "false"],
    BUILD_TIMEOUT_MS,
  );
  if (!result.succeeded) {
    const outcome = result.timedOut ? `gave up after ${seconds(BUILD_TIMEOUT_MS)}` : "the sources do not compile";
    throw new NotReady(`${outcome}\n${result.output}`);
  }
  const outputs = new Set(files.map(outputOf));
  const leftOver = filesIn(DIST).filter(
    (path) => /\.js(\.map)?$/.test(path) && !outputs.has(path.replace(/\.map$/, "")),
  );
  leftOver.forEach((path) => fs.rmSync(path));
  fs.writeFileSync(BUILT_STAMP, mark);
  say(`compiled in ${seconds(result.tookMs)}`);
}

async function makeReady() {
  if (isInstalled() && isBuilt(sources())) {
    return;
  }
  fs.mkdirSync(DIST, { recursive: true });
  const waiting = (holder) => say(`waiting for process ${holder}, which installs or compiles already`);
  if (!(await takeTurn(TURN, TURN_TIMEOUT_MS, waiting))) {
    throw new NotReady(
      `another process still installs or compiles after ${seconds(TURN_TIMEOUT_MS)}: end it or delete ${TURN}`,
    );
  }
  try {
    if (!isInstalled()) {
      await (npmHasInstalled() ? fs.writeFileSync(INSTALLED_STAMP, installedMark()) : install());
    }
    const files = sources();
    if (!isBuilt(files)) {
      await build(files);
    }
  } finally {
    endTurn(TURN);
  }
}

checkNode();
makeReady().catch((error) => {
  say(error instanceof NotReady ? error.message : `not ready: ${error.stack}`);
  process.exitCode = 3;
});
