import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, watch } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import postgres from "postgres";
import { silentLogger, systemClock } from "../../runtime/index.ts";
import { DatabaseUnavailableError, type EmbeddedPostgresql, startPostgresql } from "./index.ts";

const { DATABASE_URL: _given, ...environment } = process.env;
const options = { environment, clock: systemClock, logger: silentLogger };

async function startEmbedded(): Promise<EmbeddedPostgresql> {
  const server = await startPostgresql(options);
  assert.ok(server.kind === "embedded");
  return server;
}

function client(url: string): postgres.Sql & AsyncDisposable {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  return Object.assign(sql, { [Symbol.asyncDispose]: () => sql.end({ timeout: 1 }) });
}

async function value(url: string, statement: string): Promise<unknown> {
  await using sql = client(url);
  const [row] = await sql.unsafe(statement);
  return Object.values(row ?? {})[0];
}

/** Resolves when `path` is gone. */
async function removed(path: string): Promise<void> {
  const watcher = watch(dirname(path));
  try {
    while (existsSync(path)) {
      await once(watcher, "change");
    }
  } finally {
    watcher.close();
  }
}

describe("an embedded PostgreSQL", { timeout: 120_000 }, () => {
  let server: EmbeddedPostgresql;
  before(async () => {
    server = await startEmbedded();
  });
  after(() => server.close());

  it("is a server on the loopback interface alone that lets in whoever has the password", async () => {
    assert.equal(await value(server.url, "SHOW listen_addresses"), "127.0.0.1");
    assert.equal(await value(server.url, "SHOW unix_socket_directories"), "");
    const wrong = new URL(server.url);
    wrong.password = "guess";
    await assert.rejects(value(wrong.href, "SELECT 1"), { code: "28P01" });
  });

  it("flushes every commit to the disk", async () => {
    for (const setting of ["fsync", "synchronous_commit", "full_page_writes", "autovacuum"]) {
      assert.equal(await value(server.url, `SHOW ${setting}`), "on", setting);
    }
  });

  it("has UTF-8 texts, sorted by code point, and messages in English", async () => {
    assert.equal(await value(server.url, "SHOW server_encoding"), "UTF8");
    assert.equal(await value(server.url, "SELECT 'Z' < 'a'"), true);
    await assert.rejects(value(server.url, "SELECT 1/0"), /division by zero/);
  });

  it("keeps address and data through a restart", async (context) => {
    const { url, processId } = server;
    await value(url, "CREATE TABLE kept (id integer)");
    const startedMs = performance.now();
    await server.restart();
    context.diagnostic(`a restart takes ${Math.round(performance.now() - startedMs)} ms`);
    assert.equal(server.url, url);
    assert.notEqual(server.processId, processId);
    assert.equal(await value(url, "SELECT count(*)::integer FROM kept"), 0);
  });

  it("keeps what was committed when it is killed amid work, and is away until the restart", async (context) => {
    await value(server.url, "CREATE TABLE survivors (id integer)");
    await value(server.url, "INSERT INTO survivors VALUES (1), (2)");
    const busy = assert.rejects(value(server.url, "SELECT pg_sleep(60)"));
    const open = client(server.url);
    await open`BEGIN`;
    await open`INSERT INTO survivors VALUES (3)`;
    const startedMs = performance.now();
    await server.kill();
    context.diagnostic(`a kill takes ${Math.round(performance.now() - startedMs)} ms`);
    await busy;
    assert.equal(server.processId, undefined);
    await assert.rejects(value(server.url, "SELECT 1"), { code: "ECONNREFUSED" });
    await server.restart();
    context.diagnostic(`a kill and a restart take ${Math.round(performance.now() - startedMs)} ms`);
    assert.equal(await value(server.url, "SELECT count(*)::integer FROM survivors"), 2);
    await open.end({ timeout: 1 });
  });

  it("does not get in the way of another one", async () => {
    await value(server.url, "CREATE TABLE mine (id integer)");
    const [first, second] = await Promise.all([startEmbedded(), startEmbedded()]);
    assert.equal(new Set([server.url, first.url, second.url]).size, 3);
    assert.equal(await value(first.url, "SELECT to_regclass('mine')"), null);
    await Promise.all([first.close(), second.close()]);
    assert.equal(await value(server.url, "SELECT count(*)::integer FROM mine"), 0);
  });

  it("leaves neither process nor data when it is closed, even if it is frozen", async () => {
    const other = await startEmbedded();
    const directory = String(await value(other.url, "SHOW data_directory"));
    const processId = other.processId ?? 0;
    process.kill(processId, "SIGSTOP");
    await other.close();
    assert.throws(() => process.kill(processId, 0), { code: "ESRCH" });
    assert.equal(existsSync(dirname(directory)), false);
    await other.close();
    await assert.rejects(other.restart(), /was closed/);
  });

  it("ends, and its data with it, when the process that started it is killed", async () => {
    const index = new URL("./index.js", import.meta.url);
    const runtime = new URL("../../runtime/index.js", import.meta.url);
    const code = `
      const { startPostgresql } = await import("${index.href}");
      const { silentLogger: logger, systemClock: clock } = await import("${runtime.href}");
      const { DATABASE_URL, ...environment } = process.env;
      console.log((await startPostgresql({ environment, clock, logger })).url);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines: unknown[] = await once(createInterface({ input: parent.stdout }), "line");
    const url = String(lines[0]);
    const directory = String(await value(url, "SHOW data_directory"));
    parent.kill("SIGKILL");
    await removed(dirname(directory));
    await assert.rejects(value(url, "SELECT 1"), { code: "ECONNREFUSED" });
  });
});

describe("a PostgreSQL that DATABASE_URL names", () => {
  it("is taken as it is, and nothing is started", async () => {
    const url = "postgres://somebody@db.example/things?sslmode=require";
    const server = await startPostgresql({ ...options, environment: { DATABASE_URL: url } });
    assert.equal(server.kind, "given");
    assert.equal(server.url, url);
    await server.close();
  });

  it("is refused if the URL is of another kind, without telling what may be secret in it", async () => {
    const started = startPostgresql({ ...options, environment: { DATABASE_URL: "mysql://user:secret@host/x" } });
    await assert.rejects(started, (error) => {
      assert.ok(error instanceof DatabaseUnavailableError);
      assert.match(error.message, /DATABASE_URL: begins with "mysql:", where postgres:\/\/ is expected/);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
  });
});
