import { constants } from "node:fs";
import { access, lstat, mkdir } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { Environment } from "../programs/index.ts";

async function isUsable(directory: string): Promise<boolean> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** In a place where everybody may write, a directory that somebody else has made must not be trusted. */
async function isOwn(directory: string): Promise<boolean> {
  const found = await lstat(directory);
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

/**
 * The directory, made if need be, that keeps this user's downloads: `kaaliper` in `XDG_CACHE_HOME` or in `~/.cache`,
 * or one in the system's directory for temporary files where neither can be written to.
 * Rejects if none of them can be used.
 */
export async function userCacheDirectory(environment: Environment): Promise<string> {
  const configured = environment["XDG_CACHE_HOME"] ?? "";
  const home = environment["HOME"] ?? homedir();
  const usual = join(isAbsolute(configured) ? configured : join(home, ".cache"), "kaaliper");
  if (await isUsable(usual)) {
    return usual;
  }
  const temporary = join(tmpdir(), `kaaliper-${process.getuid?.() ?? "cache"}`);
  if ((await isUsable(temporary)) && (await isOwn(temporary))) {
    return temporary;
  }
  throw new Error(`no place to keep downloads: neither ${usual} nor ${temporary} can be used; set XDG_CACHE_HOME`);
}
