import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { silentLogger, systemClock } from "../../runtime/index.ts";
import { DatabaseUnavailableError } from "./database-errors.ts";
import { serverSetting } from "./server-setting.ts";
import { startPostgresql } from "./start-postgresql.ts";

describe("a setting of PostgreSQL", { timeout: 120_000 }, () => {
  it("is told by the server, unless that does not know it or is gone", async () => {
    const options = { environment: process.env, clock: systemClock, logger: silentLogger };
    const server = await startPostgresql(options);
    try {
      assert.equal(await serverSetting(server.url, "server_encoding"), "UTF8");
      await assert.rejects(serverSetting(server.url, "no_such_setting"), DatabaseUnavailableError);
    } finally {
      await server.close();
    }
    await assert.rejects(serverSetting("postgres://127.0.0.1:1/postgres", "fsync"), DatabaseUnavailableError);
  });
});
