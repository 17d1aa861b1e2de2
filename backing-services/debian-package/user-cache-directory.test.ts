import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, describe, it } from "node:test";
import { userCacheDirectory } from "./index.ts";

const root = mkdtempSync(join(tmpdir(), "user-cache-"));
const UNWRITABLE = "/dev/null";

describe("the user's cache directory", () => {
  after(() => rmSync(root, { recursive: true }));

  it("is in XDG_CACHE_HOME if that is an absolute path, otherwise in the home directory", async () => {
    const HOME = join(root, "home");
    assert.equal(await userCacheDirectory({ HOME, XDG_CACHE_HOME: join(root, "x") }), join(root, "x/kaaliper"));
    assert.equal(await userCacheDirectory({ HOME, XDG_CACHE_HOME: "x" }), join(HOME, ".cache/kaaliper"));
    assert.equal(await userCacheDirectory({ HOME }), join(HOME, ".cache/kaaliper"));
  });

  it("is a private temporary one where the home directory cannot be written to", async () => {
    process.env["TMPDIR"] = join(root, "first");
    mkdirSync(join(root, "first"));
    const directory = await userCacheDirectory({ HOME: UNWRITABLE });
    assert.equal(directory, join(root, `first/kaaliper-${process.getuid?.()}`));
    assert.equal(statSync(directory).mode & 0o777, 0o700);
  });

  it("is never a temporary one that others may write to", async () => {
    process.env["TMPDIR"] = join(root, "second");
    const planted = join(root, `second/kaaliper-${process.getuid?.()}`);
    mkdirSync(planted, { recursive: true });
    chmodSync(planted, 0o777);
    await assert.rejects(userCacheDirectory({ HOME: UNWRITABLE }), /set XDG_CACHE_HOME/);
  });
});
