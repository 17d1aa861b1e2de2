import assert from "node:assert/strict";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { readlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { silentLogger, systemClock } from "../../runtime/index.ts";
import { packagedNativeDirectory } from "./embedded-binaries.ts";
import { DatabaseUnavailableError, startPostgresql } from "./index.ts";
import { linkLibraries } from "./library-links.ts";

const LINK = "lib/libpq.so.5";
const root = mkdtempSync(join(tmpdir(), "postgresql-binaries-"));
const { DATABASE_URL: _given, ...environment } = process.env;
const options = { environment, clock: systemClock, logger: silentLogger };

describe("the programs of the package", { timeout: 60_000 }, () => {
  const unlinked = join(root, "native");
  before(() => {
    const isFile = (path: string) => !/\.so(\.\d+)?$/.test(path) || !isLinkTarget(path);
    cpSync(packagedNativeDirectory(), unlinked, { recursive: true, filter: isFile });
  });
  after(() => {
    chmodSync(join(unlinked, "lib"), 0o755);
    rmSync(root, { recursive: true });
  });

  it("work from a private copy where they can be neither completed nor read by the server's user", async () => {
    assert.equal(existsSync(join(unlinked, LINK)), false);
    chmodSync(join(unlinked, "lib"), 0o555);
    await using server = await startPostgresql({ ...options, nativeDirectory: unlinked });
    assert.equal(server.kind, "embedded");
    chmodSync(join(unlinked, "lib"), 0o755);
  });

  it("get their links from any number of processes at once", async () => {
    rmSync(join(unlinked, LINK), { force: true });
    assert.deepEqual(await Promise.all([1, 2, 3].map(() => linkLibraries(unlinked))), ["", "", ""]);
    assert.equal(await readlink(join(unlinked, LINK)), await readlink(join(packagedNativeDirectory(), LINK)));
  });

  it("are missed with advice where they are not installed, and nothing stays behind", async () => {
    const place = join(root, "temporary");
    mkdirSync(place, { mode: 0o755 });
    chmodSync(root, 0o755);
    process.env["TMPDIR"] = place;
    const nativeDirectory = join(root, "nothing");
    await assert.rejects(startPostgresql({ ...options, nativeDirectory }), (error) => {
      assert.ok(error instanceof DatabaseUnavailableError);
      assert.equal(error.code, "DATABASE_UNAVAILABLE");
      assert.equal(error.attempts.length, 3);
      assert.match(
        error.message,
        /DATABASE_URL: not set[^]*nothing: .*ENOENT[^]*a copy of it in[^]*set DATABASE_URL \(postgres:/,
      );
      return true;
    });
    assert.deepEqual(readdirSync(place), []);
  });
});

/** Whether the list of the package names the path as a link, which installing makes. */
function isLinkTarget(path: string): boolean {
  const list = readFileSync(join(packagedNativeDirectory(), "pg-symlinks.json"), "utf8");
  return list.includes(`"target":"native/lib/${path.split("/").at(-1)}"`);
}
