import { readFile, symlink } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";

const LIST = "pg-symlinks.json";

interface LibraryLink {
  /** The file, from the package's directory: `native/lib/libpq.so.5.18`. */
  readonly source: string;
  /** The link to it, in the same directory: `native/lib/libpq.so.5`. */
  readonly target: string;
}

/**
 * Makes the links between libraries that a package cannot carry and that its install script would make. Links that
 * exist stay, so that any number of processes may do this at once. Says why one could not be made; empty if all are
 * there.
 */
export async function linkLibraries(nativeDirectory: string): Promise<string> {
  const list = await readFile(join(nativeDirectory, LIST), "utf8").catch(() => "[]"); // not all platforms need any
  for (const { source, target } of parseLinks(list)) {
    const link = join(nativeDirectory, relative("native", target));
    try {
      await symlink(basename(source), link);
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) {
        return cause instanceof Error ? cause.message : String(cause);
      }
    }
  }
  return "";
}

function parseLinks(text: string): LibraryLink[] {
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list.filter(isLibraryLink) : [];
}

function isLibraryLink(value: unknown): value is LibraryLink {
  return (
    typeof value === "object" &&
    value !== null &&
    "source" in value &&
    typeof value.source === "string" &&
    "target" in value &&
    typeof value.target === "string" &&
    dirname(value.source) === dirname(value.target) &&
    !value.target.split("/").includes("..")
  );
}
