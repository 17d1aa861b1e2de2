import assert from "node:assert/strict";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import postgres from "postgres";
import { silentLogger, systemClock } from "../../runtime/index.ts";
import {
  createDatabase,
  DatabaseRefusedError,
  DatabaseUnavailableError,
  type StartedPostgresql,
  startPostgresql,
} from "./index.ts";

describe("a database of one's own", { timeout: 60_000 }, () => {
  let server: StartedPostgresql;
  before(async () => {
    const { DATABASE_URL: _given, ...environment } = process.env;
    server = await startPostgresql({ environment, clock: systemClock, logger: silentLogger });
  });
  after(() => server.close());

  async function names(): Promise<string[]> {
    const sql = postgres(server.url, { max: 1 });
    const rows = await sql<{ datname: string }[]>`SELECT datname FROM pg_database ORDER BY datname`;
    await sql.end();
    return rows.map(({ datname }) => datname);
  }

  it("is made beside others and dropped at the end of its scope", async () => {
    const found = await names();
    {
      await using first = await createDatabase(server.url, "run_1");
      await using second = await createDatabase(server.url, "run_2");
      assert.deepEqual(await names(), [...found, first.name, second.name].toSorted());
      const [one, two] = [postgres(first.url), postgres(second.url)];
      await one`CREATE TABLE things (id integer)`;
      await two`CREATE TABLE things (id text)`;
      await Promise.all([one.end(), two.end()]);
    }
    assert.deepEqual(await names(), found);
  });

  it("can be made by many at once", async () => {
    const made = await Promise.all(["a", "b", "c", "d"].map((name) => createDatabase(server.url, name)));
    await Promise.all(made.map((database) => database.drop()));
  });

  it("is dropped although somebody is connected, and only once", async () => {
    const database = await createDatabase(server.url, "busy");
    const sql = postgres(database.url, { max: 1 });
    await sql`SELECT 1`;
    await database.drop();
    await database.drop();
    await assert.rejects(sql`SELECT 1`);
    await sql.end({ timeout: 1 });
    assert.equal((await names()).includes("busy"), false);
  });

  it("is refused under a name that is taken, and what has it stays", async () => {
    await using _database = await createDatabase(server.url, "taken");
    await assert.rejects(createDatabase(server.url, "taken"), (error) => {
      assert.ok(error instanceof DatabaseRefusedError);
      assert.match(error.message, /^DATABASE_REFUSED: 127\.0\.0\.1:\d+ answered 42P04 to CREATE DATABASE taken/);
      return true;
    });
    assert.ok((await names()).includes("taken"));
  });

  it("is refused under a name that would have to be quoted", async () => {
    for (const name of ["", "Run", "a-b", "a;b", "x".repeat(64)]) {
      await assert.rejects(createDatabase(server.url, name), DatabaseRefusedError, name);
    }
  });

  it("is not to be had from a server that does not answer, which is told without the password", async () => {
    const nobody = "postgres://user:secret@127.0.0.1:1/x";
    await assert.rejects(createDatabase(nobody, "run"), (error) => {
      assert.ok(error instanceof DatabaseUnavailableError);
      assert.match(error.message, /127\.0\.0\.1:1: .*ECONNREFUSED/);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
    await assert.rejects(createDatabase("postgres://user:secret@a:1,b:2/x", "run"), /not a URL of the form/);
  });
});
