#!/usr/bin/env node
// Completes package-lock.json after `npm install`.
//
// Where the registry does not carry the binaries of other platforms, npm writes a lock file
// without them, and `npm ci` then refuses that very lock ("Missing: … from lock file").
// This adds an entry for every optional platform package that is named but not listed.
// Such an entry carries the platform it is for, so npm skips it everywhere else.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"];

/** Which operating system, processor and C library a platform package is for, read from its name. */
function platformOf(packageName) {
  const words = packageName.split(/[/-]/);
  const os = SYSTEMS.find((name) => words.includes(name));
  const cpu = PROCESSORS.find((name) => words.includes(name));
  const libc =
    words.includes("musl") || words.includes("musleabihf") ? ["musl"] : words.includes("gnu") ? ["glibc"] : undefined;
  if (cpu === undefined || (os === undefined && cpu !== "wasm32")) {
    return undefined;
  }
  return { cpu: [cpu], ...(os === undefined ? {} : { os: [os] }), ...(libc === undefined ? {} : { libc }) };
}

/** Adds the missing entries to a parsed lock file and says which ones they were. */
function completeLock(lock) {
  const added = [];
  for (const [parentPath, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const nested = `${parentPath === "" ? "" : `${parentPath}/`}node_modules/${name}`;
      const hoisted = `${parentPath.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "$1")}node_modules/${name}`;
      const listed = [nested, hoisted, `node_modules/${name}`].some((path) => lock.packages[path] !== undefined);
      const platform = platformOf(name);
      if (listed || platform === undefined) {
        continue;
      }
      const path =
        lock.packages[`node_modules/${parentPath.split("node_modules/").at(-1)}`] === parent
          ? `node_modules/${name}`
          : hoisted;
      lock.packages[path] = { version, ...platform, dev: parent.dev, optional: true };
      added.push(path);
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return added;
}

const path = process.argv[2] ?? "package-lock.json";
const lock = JSON.parse(readFileSync(path, "utf8"));
const added = completeLock(lock);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${path}: ${added.length} platform packages added`);
