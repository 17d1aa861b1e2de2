// Runs all tests, acceptance included, under c8, which merges what child processes ran, and checks the result.
// Arguments are handed on to run-tests.mjs. Reports are in coverage/.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

const OUTPUT = "dist";
const CHECKER = `${OUTPUT}/tools/line-coverage/main.js`;

function run(...words) {
  const { status, error } = spawnSync(process.execPath, words, { stdio: "inherit" });
  if (error !== undefined) {
    throw error;
  }
  return status ?? 1;
}

/** Sources of a folder that hold types alone: nothing of them is left to run, so they would count as never run. */
function typesOnly(folder) {
  if (!existsSync(`${OUTPUT}/${folder}`)) {
    return [];
  }
  return readdirSync(`${OUTPUT}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return typesOnly(path);
    }
    const code = entry.name.endsWith(".js") ? readFileSync(`${OUTPUT}/${path}`, "utf8") : "";
    return /^(\s|\/\/.*|\/\*[^]*?\*\/)*export \{\};(\s|\/\/.*)*$/.test(code) ? [path.replace(/\.js$/, ".ts")] : [];
  });
}

if (!existsSync(CHECKER)) {
  console.error(`coverage: there is no ${CHECKER}; run npm run build first`);
  process.exit(1);
}
const folders = JSON.parse(readFileSync("tsconfig.json", "utf8")).include.filter((folder) => folder !== "tools");
const excluded = ["**/*.test.ts", "**/*.test.js", "**/vectors/**", ...folders.flatMap(typesOnly)];
const options = ["--all", "--exclude-after-remap"];
for (const reporter of ["json-summary", "html", "lcovonly"]) {
  options.push("--reporter", reporter);
}
for (const folder of folders) {
  options.push("--include", `${folder}/**`, "--include", `${OUTPUT}/${folder}/**`);
}
for (const path of excluded) {
  options.push("--exclude", path);
}
const tests = ["node", "tools/run-tests.mjs", ...process.argv.slice(2)];
const measured = run("node_modules/c8/bin/c8.js", ...options, ...tests);
const enough = run(CHECKER);
process.exitCode = measured === 0 ? enough : measured;
