// Runs compiled tests: every one, those of the folders or files named, or all but those of folders after --except.
// Node 20 takes no patterns after --test, hence the search. What starts with --test- is handed on to node.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const OUTPUT = "dist";
const PASSED_OVER = ["node_modules", OUTPUT, "coverage"];
const USAGE = "usage: node tools/run-tests.mjs [--test-…] [folder or test …] [--except folder …]";

function fail(message) {
  console.error(`run-tests: ${message}`);
  process.exit(1);
}

/** Source tests below a folder, relative to the working directory. A test whose source is gone is never run. */
function testsBelow(folder) {
  if (statSync(folder).isFile()) {
    return folder.endsWith(".test.ts") ? [folder] : [];
  }
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return entry.name.startsWith(".") || PASSED_OVER.includes(entry.name) ? [] : testsBelow(path);
    }
    return entry.name.endsWith(".test.ts") ? [path] : [];
  });
}

function parseArguments(words) {
  const forNode = words.filter((word) => word.startsWith("--test-"));
  const rest = words.filter((word) => !word.startsWith("--test-"));
  const except = rest.includes("--except") ? rest.indexOf("--except") : rest.length;
  const clean = (folders) => folders.map((folder) => folder.replace(/\/+$/, ""));
  const [folders, excluded] = [clean(rest.slice(0, except)), clean(rest.slice(except + 1))];
  const unknown = [...folders, ...excluded].find((folder) => !existsSync(folder));
  if (unknown !== undefined) {
    fail(`there is no ${unknown}; ${USAGE}`);
  }
  return { forNode, folders: folders.length === 0 ? ["."] : folders, excluded };
}

function compiled(source) {
  return join(OUTPUT, source.replace(/\.ts$/, ".js"));
}

const { forNode, folders, excluded } = parseArguments(process.argv.slice(2));
const sources = [...new Set(folders.flatMap(testsBelow))]
  .filter((path) => !excluded.some((folder) => path.startsWith(`${folder}/`)))
  .toSorted();
if (sources.length === 0) {
  fail(`no test found in ${folders.join(", ")}; a run without tests proves nothing`);
}
const missing = sources.find((source) => !existsSync(compiled(source)));
if (missing !== undefined) {
  fail(`${missing} is not compiled; run npm run build first`);
}

const reporter = forNode.some((word) => word.startsWith("--test-reporter")) ? [] : ["--test-reporter=spec"];
const options = ["--enable-source-maps", "--test", "--test-concurrency=2", ...reporter, ...forNode];
const child = spawn(process.execPath, [...options, ...sources.map(compiled)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => child.kill(signal));
}
child.on("error", (error) => fail(`node could not be started: ${error.message}`));
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
