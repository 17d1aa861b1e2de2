import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { silentLogger, systemClock } from "../../runtime/index.ts";
import { BrokerStartError, type FoundNatsServer, findNatsServer, startNatsServer } from "./index.ts";

const options = { environment: process.env, clock: systemClock, logger: silentLogger };

/** Resolves when the connection is up; the second promise when it is broken. */
async function connection(port: number): Promise<{ broken: Promise<unknown> }> {
  const socket = connect(port, "127.0.0.1");
  const broken = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => undefined).resume();
  await once(socket, "connect");
  return { broken };
}

/** A server that is ending may still accept; each such connection breaks in its turn. Rejects once one is refused. */
async function untilRefused(port: number): Promise<never> {
  const { broken } = await connection(port);
  await broken;
  return untilRefused(port);
}

describe("a started nats-server", { timeout: 120_000 }, () => {
  let found: FoundNatsServer;
  before(async () => {
    found = await findNatsServer({ ...options, timeoutMs: 60_000 });
  });

  it("serves on a loopback port of its own until it is stopped", async () => {
    const server = await startNatsServer(found, options);
    assert.equal(server.url, `nats://127.0.0.1:${server.port}`);
    const { broken } = await connection(server.port);
    await server.stop();
    await broken;
    await assert.rejects(connection(server.port), { code: "ECONNREFUSED" });
    await server.stop();
  });

  it("stops at the end of the scope that uses it", async () => {
    const started = [];
    {
      await using server = await startNatsServer(found, options);
      started.push(server.port);
    }
    await assert.rejects(connection(started[0] ?? 0), { code: "ECONNREFUSED" });
  });

  it("can be started again on the port that it had", async () => {
    const server = await startNatsServer(found, options);
    const { port } = server;
    await server.stop();
    await using again = await startNatsServer(found, { ...options, port });
    assert.equal(again.port, port);
    await connection(port);
  });

  it("is stopped even when it is frozen", async () => {
    const server = await startNatsServer(found, options);
    process.kill(server.processId ?? 0, "SIGSTOP");
    await server.stop();
    await assert.rejects(connection(server.port), { code: "ECONNREFUSED" });
  });

  it("ends when the process that started it is killed", async () => {
    const index = new URL("./index.js", import.meta.url);
    const runtime = new URL("../../runtime/index.js", import.meta.url);
    const code = `
      const { startNatsServer } = await import("${index.href}");
      const { silentLogger: logger, systemClock: clock } = await import("${runtime.href}");
      const server = await startNatsServer(${JSON.stringify(found)}, { environment: process.env, clock, logger });
      console.log(server.port);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines: unknown[] = await once(createInterface({ input: parent.stdout }), "line");
    const port = Number(lines[0]);
    const { broken } = await connection(port);
    parent.kill("SIGKILL");
    await broken;
    await assert.rejects(untilRefused(port), { code: "ECONNREFUSED" });
  });
});

describe("a nats-server that does not start", { timeout: 30_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), "start-nats-"));
  after(() => rmSync(root, { recursive: true }));

  function fake(name: string, script: string): FoundNatsServer {
    const programPath = join(root, name);
    writeFileSync(programPath, `#!/bin/sh\n${script}\n`);
    chmodSync(programPath, 0o755);
    return { kind: "program", programPath, environment: {} };
  }

  it("is reported with its exit status and its own words when it ends early", async () => {
    const broken = fake("broken", "echo '[FTL] port is taken' >&2; exit 7");
    await assert.rejects(startNatsServer(broken, options), (error) => {
      assert.ok(error instanceof BrokerStartError);
      assert.equal(error.code, "BROKER_START_FAILED");
      assert.match(error.message, /exit status 7 before it was ready; it said\n\[FTL\] port is taken/);
      return true;
    });
  });

  it("is ended when it is not ready within the bound", async () => {
    const silent = fake("silent", "exec sleep 60");
    await assert.rejects(startNatsServer(silent, { ...options, timeoutMs: 200 }), /was not ready within 200 ms/);
  });

  it("is reported when the program is gone", async () => {
    const gone: FoundNatsServer = { kind: "program", programPath: join(root, "gone"), environment: {} };
    await assert.rejects(startNatsServer(gone, options), /exit status 127/);
  });
});
