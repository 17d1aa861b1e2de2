import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";

/** Runs a service as a process of its own until it ends. */
async function run(service: string, environment: Readonly<Record<string, string>>) {
  const script = join(import.meta.dirname, "..", service, "main.js");
  const child = spawn(process.execPath, [script], { env: environment, stdio: ["ignore", "ignore", "pipe"] });
  const [log] = await Promise.all([text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, lines: log.trimEnd().split("\n") };
}

for (const service of ["adx", "cmx"]) {
  describe(`${service.toUpperCase()} as a process`, () => {
    it("ends with 78 and one line that names every setting that makes no sense", async () => {
      const { code, lines } = await run(service, { LOG_LEVEL: "loud", NATS_URLS: " " });
      assert.equal(code, 78);
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? "", /settings: LOG_LEVEL is .*loud.*; NATS_URLS is empty/);
    });

    it("ends with 69 and one line that names the bus if it cannot be reached", async () => {
      const { code, lines } = await run(service, { NATS_URLS: "nats://127.0.0.1:1" });
      assert.equal(code, 69);
      assert.match(lines.at(-1) ?? "", /127\.0\.0\.1:1/);
    });
  });
}
