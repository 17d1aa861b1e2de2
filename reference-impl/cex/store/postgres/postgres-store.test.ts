import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import postgres from "postgres";
import { type EmbeddedPostgresql, startPostgresql } from "../../../../backing-services/index.ts";
import { clockWaiter, silentLogger, systemClock } from "../../../../runtime/index.ts";
import type { NewCommand } from "../command.ts";
import { type CommandStore, StoreUnavailableError } from "../command-store.ts";
import { describeCommandStore } from "../contract/index.ts";
import { NewerSchemaError, openPostgresStore } from "./index.ts";

const START_MS = 1_700_000_000_000;
const BOUND_MS = 20_000;
const waiter = clockWaiter(systemClock);

async function startServer(): Promise<EmbeddedPostgresql> {
  const server = await startPostgresql({ environment: {}, clock: systemClock, logger: silentLogger });
  assert.equal(server.kind, "embedded");
  return server;
}

/** Runs a statement beside the store. */
async function run(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false });
  await sql.unsafe(statement);
  await sql.end();
}

let schemas = 0;

/** The URL of a schema in which nothing is. */
async function newSchema(server: EmbeddedPostgresql): Promise<string> {
  schemas += 1;
  const url = new URL(server.url);
  await run(server.url, `create schema trial_${schemas}`);
  url.searchParams.set("search_path", `trial_${schemas}`);
  return url.href;
}

const open = (url: string) => openPostgresStore({ url, clock: systemClock });

function commandTo(endpointId: string): NewCommand {
  return {
    endpointId,
    commandType: "reboot",
    commandId: undefined,
    tenantId: "tenant",
    applicationName: "application",
    payload: null,
    createdAtMs: START_MS,
    deadlineMs: START_MS + 60_000,
    isSentOnce: false,
    origin: { kind: "rest", replicaId: "replica" },
  };
}

const take = () => Promise.resolve();
const add = (store: CommandStore, endpointId: string) => store.add(commandTo(endpointId), take);

describe("a store in PostgreSQL", () => {
  let server: EmbeddedPostgresql;
  before(async () => {
    server = await startServer();
  });
  after(() => server.close());

  describeCommandStore("keeps to the contract", async () => {
    const url = await newSchema(server);
    const opened: CommandStore[] = [];
    const another = async () => {
      const store = await open(url);
      opened.push(store);
      return store;
    };
    return {
      store: await another(),
      another,
      close: async () => void (await Promise.all(opened.map((store) => store.close()))),
    };
  });

  it("is set up once by replicas that start together", async () => {
    const url = await newSchema(server);
    const stores = await Promise.all(Array.from({ length: 4 }, () => open(url)));
    const added = await Promise.all(stores.map((store) => add(store, "a")));
    assert.deepEqual(
      added.map((one) => (one.outcome === "added" ? one.command.commandId : 0)).toSorted((one, other) => one - other),
      [1, 2, 3, 4],
    );
    await Promise.all(stores.map((store) => store.close()));
  });

  it("is not opened if a newer program has set the database up", async () => {
    const url = await newSchema(server);
    await (await open(url)).close();
    await run(url, "insert into schema_migrations (version) values (1000)");
    await assert.rejects(open(url), (error: unknown) => {
      assert.ok(error instanceof NewerSchemaError);
      assert.match(error.message, /schema version 1000.*start the newer program/);
      return true;
    });
  });

  it("takes the other commands when the server refuses one that came with them", async () => {
    const store = await open(await newSchema(server));
    // No index has room for it.
    const tooLong = Array.from({ length: 4000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    );
    const ids = ["a", "b", tooLong.join(""), "c"];
    const settled = await Promise.allSettled(ids.map((endpointId) => add(store, endpointId)));
    assert.deepEqual(
      settled.map(({ status }) => status),
      ["fulfilled", "fulfilled", "rejected", "fulfilled"],
    );
    const refused = settled.find((one) => one.status === "rejected");
    assert.ok(refused?.reason instanceof StoreUnavailableError);
    assert.equal(await store.countPending(START_MS), 3);
    await store.close();
  });
});

describe("a store whose PostgreSQL goes away", () => {
  it("rejects everything until the server is back, and has kept all that was stored", async () => {
    await using server = await startServer();
    const store = await open(server.url);
    const stored: number[] = [];
    await store.rememberEndpoint({ endpointId: "a", appVersionName: "v1" }, START_MS);
    const busy = Array.from({ length: 8 }, async () => {
      for (;;) {
        const added = await add(store, "a");
        stored.push(added.outcome === "added" ? added.command.commandId : 0);
        await store.deliverOutstanding(
          { endpointId: "a", commandType: "none", nowMs: START_MS, isUnasked: false },
          "v1",
          take,
        );
      }
    });
    const broken = busy.map((one) => assert.rejects(one, StoreUnavailableError));
    await add(store, "a");
    await server.kill();
    const waited = await waiter.within(BOUND_MS, Promise.all(broken));
    assert.ok(waited.settled, "calls were left without an answer");
    await assert.rejects(store.probe(), StoreUnavailableError);
    await assert.rejects(
      store.report({ endpointId: "a", commandType: "reboot", nowMs: START_MS }, [
        { commandId: 1, result: { statusCode: 200, reasonPhrase: null, payload: null, appVersionName: "v1" } },
      ]),
      StoreUnavailableError,
    );

    await server.restart();
    const isBack = async (): Promise<void> => {
      const [probed] = await Promise.allSettled([store.probe()]);
      return probed.status === "fulfilled" ? undefined : await isBack();
    };
    assert.ok((await waiter.within(BOUND_MS, isBack())).settled, "the store did not come back");
    const found = await Promise.all(
      stored.map((commandId) => store.find({ endpointId: "a", commandType: "reboot", commandId }, START_MS)),
    );
    assert.equal(found.filter((one) => one === undefined).length, 0);
    assert.equal((await add(store, "a")).outcome, "added");
    await store.close();
  });

  it("is not opened, with an error that says why", async () => {
    const server = await startServer();
    await server.close();
    await assert.rejects(open(server.url), (error: unknown) => {
      assert.ok(error instanceof StoreUnavailableError);
      assert.match(error.message, /ECONNREFUSED/);
      return true;
    });
  });
});
