import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, describe, it } from "node:test";
import { silentLogger, systemClock } from "../../runtime/index.ts";
import { PackagesUnavailableError, provisionDebianPackages } from "./index.ts";

/** Notes its calls, then behaves as FAKE_APT says. */
const APT = `#!/bin/sh
for word; do case "$word" in
  Dir::Cache=*) cache=\${word#*=} ;;
  Dir::State::lists=*) lists=\${word#*=} ;;
  update|install) verb=$word ;;
esac; done
echo "$verb $lists" >> "$FAKE_LOG"
case "$FAKE_APT-$verb-$lists" in
  offline-*) echo "Err: could not resolve deb.debian.org" >&2; exit 100 ;;
  stale-install-/var/lib/apt/lists) echo "E: 404 Not Found" >&2; exit 100 ;;
  slow-install-*) sleep 0.3 ;;
  hang-*) exec sleep 60 ;;
esac
[ "$verb" = install ] && echo archive > "$cache/archives/tool_1.deb"
exit 0
`;
const DPKG = `#!/bin/sh
mkdir -p "$3/usr/bin" "$3/usr/lib/x86_64-linux-gnu" "$3/usr/lib/other-linux-gnu"
printf '#!/bin/sh\\n' > "$3/usr/bin/tool"
chmod 755 "$3/usr/bin/tool"
touch "$3/usr/lib/x86_64-linux-gnu/libtool.so.1"
`;

const root = mkdtempSync(join(tmpdir(), "debian-package-"));

function machine(name: string, behaviour = "ready") {
  const directory = join(root, name);
  mkdirSync(join(directory, "bin"), { recursive: true });
  for (const [program, script] of Object.entries({ "apt-get": APT, dpkg: DPKG })) {
    writeFileSync(join(directory, "bin", program), script);
    chmodSync(join(directory, "bin", program), 0o755);
  }
  const log = join(directory, "log");
  const PATH = `${join(directory, "bin")}:${process.env["PATH"]}`;
  const cacheDirectory = join(directory, "cache");
  return {
    cacheDirectory,
    calls: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []),
    provision: (program = "usr/bin/tool", environment = {}, timeoutMs = 10_000) =>
      provisionDebianPackages({
        name: "tool",
        packages: ["tool"],
        program,
        cacheDirectory,
        environment: { PATH, FAKE_LOG: log, FAKE_APT: behaviour, ...environment },
        clock: systemClock,
        logger: silentLogger,
        timeoutMs,
      }),
  };
}

describe("programs from the distribution's packages", { timeout: 30_000 }, () => {
  after(() => rmSync(root, { recursive: true }));

  it("are fetched once and then come from the cache", async () => {
    const { provision, calls, cacheDirectory } = machine("once");
    const first = await provision();
    const fetches = calls().length;
    assert.ok(first.programPath.startsWith(cacheDirectory) && existsSync(first.programPath));
    assert.ok(fetches > 0);
    assert.deepEqual(await provision(), first);
    assert.equal(calls().length, fetches);
  });

  it("find the libraries that came with them, before those that the environment names", async () => {
    const { provision } = machine("libraries");
    const { environment } = await provision("usr/bin/tool", { LD_LIBRARY_PATH: "/opt/lib" });
    assert.match(environment["LD_LIBRARY_PATH"] ?? "", /^[^:]*\/usr\/lib\/x86_64-linux-gnu:\/opt\/lib$/);
  });

  it("are fetched once when several want them at the same time", async () => {
    const { provision, calls } = machine("together", "slow");
    await Promise.all([provision(), provision(), provision()]);
    assert.equal(calls().filter((call) => call.startsWith("install")).length, 1);
  });

  it("are fetched with fresh package lists when the machine's own name versions that are gone", async () => {
    const { provision, calls, cacheDirectory } = machine("stale", "stale");
    await provision();
    const [update, install] = calls().slice(-2);
    assert.match(update ?? "", new RegExp(`^update ${cacheDirectory}`));
    assert.match(install ?? "", new RegExp(`^install ${cacheDirectory}`));
  });

  it("leave nothing half done when the network is down, and the error has apt's own words", async () => {
    const { provision, cacheDirectory } = machine("offline", "offline");
    await assert.rejects(provision(), (error) => {
      assert.ok(error instanceof PackagesUnavailableError);
      assert.equal(error.code, "PACKAGES_UNAVAILABLE");
      assert.match(error.message, /fresh package lists: apt-get update: Err: could not resolve deb\.debian\.org/);
      assert.match(error.message, /Is the network there\?/);
      return true;
    });
    assert.deepEqual(
      readdirSync(cacheDirectory).filter((name) => !name.endsWith(".lock")),
      [],
    );
  });

  it("are given up after the bound when apt hangs", async () => {
    const { provision } = machine("hang", "hang");
    await assert.rejects(provision("usr/bin/tool", {}, 300), /killed after \d+ ms/);
  });

  it("are refused where the machine has no apt", async () => {
    const { provision } = machine("foreign");
    await assert.rejects(
      provision("usr/bin/tool", { PATH: "/nowhere" }),
      /not a Debian-like machine: no apt-get, dpkg/,
    );
  });

  it("are refused when the package does not hold the program", async () => {
    const { provision } = machine("absent");
    await assert.rejects(provision("usr/bin/other"), /no program usr\/bin\/other in tool_1\.deb/);
  });
});
