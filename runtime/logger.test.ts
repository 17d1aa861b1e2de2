import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { silentLogger } from "./index.ts";

/** What a process writes that logs a line at every level. */
function logged(level: string) {
  const url = pathToFileURL(join(import.meta.dirname, "logger.js")).href;
  const script = `
    import { jsonLogger } from ${JSON.stringify(url)};
    const logger = jsonLogger("cmx", ${JSON.stringify(level)});
    logger.debug("one");
    logger.info("two", { port: 5, host: undefined });
    logger.warn("three");
    logger.error("four", { fatal: true });
    process.exit(0);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  const lines = stderr.split("\n").filter((line) => line !== "");
  return { stdout, lines: lines.map((line): unknown => JSON.parse(line)) };
}

/** The fields of a line, less those that differ from run to run. */
function steady(line: unknown): object {
  assert.ok(typeof line === "object" && line !== null);
  return Object.fromEntries(Object.entries(line).filter(([name]) => !["time", "pid", "hostname"].includes(name)));
}

describe("the logger of a process", () => {
  it("writes a JSON object a line to standard error, at once, with the name and the facts", () => {
    const { stdout, lines } = logged("info");
    assert.equal(stdout, "");
    assert.deepEqual(lines.map(steady), [
      { level: 30, name: "cmx", port: 5, msg: "two" },
      { level: 40, name: "cmx", msg: "three" },
      { level: 50, name: "cmx", fatal: true, msg: "four" },
    ]);
  });

  it("leaves out what is below its level", () => {
    assert.equal(logged("debug").lines.length, 4);
    assert.equal(logged("error").lines.length, 1);
  });
});

describe("the silent logger", () => {
  it("takes everything and says nothing", () => {
    for (const level of ["debug", "info", "warn", "error"] as const) {
      assert.equal(silentLogger[level]("message", { port: 5 }), undefined);
    }
  });
});
