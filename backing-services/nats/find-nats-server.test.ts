import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { silentLogger, systemClock } from "../../runtime/index.ts";
import { BrokerUnavailableError, type FindNatsServerOptions, findNatsServer } from "./index.ts";

const root = mkdtempSync(join(tmpdir(), "find-nats-"));
const empty = join(root, "empty");
const stocked = join(root, "stocked");

function search(options: Partial<FindNatsServerOptions>) {
  return findNatsServer({
    environment: { PATH: empty, HOME: join(root, "home") },
    clock: systemClock,
    logger: silentLogger,
    timeoutMs: 5_000,
    systemDirectories: [empty],
    engineProblem: async () => "no engine here",
    ...options,
  });
}

describe("finding a nats-server", () => {
  mkdirSync(empty);
  mkdirSync(stocked);
  writeFileSync(join(stocked, "nats-server"), "");
  chmodSync(join(stocked, "nats-server"), 0o755);
  after(() => rmSync(root, { recursive: true }));

  const program = { kind: "program", programPath: join(stocked, "nats-server"), environment: {} };

  it("takes the one on the PATH", async () => {
    assert.deepEqual(await search({ environment: { PATH: `${empty}:${stocked}` } }), program);
  });

  it("takes the one in a system directory that is not on the PATH", async () => {
    assert.deepEqual(await search({ systemDirectories: [empty, stocked] }), program);
  });

  it("passes over a file that cannot be run", async () => {
    writeFileSync(join(empty, "nats-server"), "");
    assert.deepEqual(await search({ environment: { PATH: `${empty}:${stocked}` } }), program);
  });

  it("takes a container when there is no program but an engine", async () => {
    assert.deepEqual(await search({ engineProblem: async () => undefined }), { kind: "container", image: "nats:2.10" });
  });

  it("lists every place it tried and says how to get a server when there is none", async () => {
    await assert.rejects(search({}), (error) => {
      assert.ok(error instanceof BrokerUnavailableError);
      assert.equal(error.code, "BROKER_UNAVAILABLE");
      assert.deepEqual(
        error.attempts.map(({ place }) => place),
        ["PATH", empty, "user cache, from the distribution's package", "container nats:2.10"],
      );
      assert.match(error.message, /no nats-server there[\s\S]+no apt-get, dpkg[\s\S]+no engine here[\s\S]+NATS_URL/);
      return true;
    });
  });

  it("says why the cache cannot be used and goes on", async () => {
    const environment = { PATH: empty, HOME: "/dev/null", XDG_CACHE_HOME: "/dev/null" };
    process.env["TMPDIR"] = "/dev/null";
    const found = await search({ environment, engineProblem: async () => undefined });
    assert.equal(found.kind, "container");
  });
});
