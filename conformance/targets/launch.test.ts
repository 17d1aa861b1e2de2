import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, describe, it } from "node:test";
import { type Clock, promptDeliveries, systemClock } from "../../runtime/index.ts";
import { inProcessReference, type Launch, launchTarget, type Target } from "./index.ts";

const PATIENCE_MS = 20_000;
const NATS_URL = "nats://127.0.0.1:4222";
const URLS = {
  natsUrl: NATS_URL,
  tektonUrl: "http://tekton",
  tenantManagerUrl: "http://tenants",
  endpointRegisterUrl: "http://register",
  systemIssuer: "http://tenants/auth/realms/kaa",
  systemClientId: "kaa-backend",
  systemClientSecret: "secret",
};
const DATABASE_URL = "postgres://127.0.0.1/of-the-run";
const PLACES = { urls: URLS, places: {} };

const directory = realpathSync(mkdtempSync(join(tmpdir(), "launch-")));
after(() => rmSync(directory, { recursive: true }));

function targetOf(launch: Launch, replicas = 1): Target {
  return { ...inProcessReference("deployed"), services: { cmx: { launch, replicas } } };
}

/** Launches a script of Node, with words behind it. */
function launchScript(
  script: string,
  words: readonly string[] = [],
  more: { readonly environment?: Readonly<Record<string, string>>; readonly clock?: Clock } = {},
) {
  const command = [process.execPath, "-e", script, "--", ...words];
  const target = targetOf({ kind: "command", command, environment: more.environment ?? {}, directory });
  return launchTarget(target, PLACES, more.clock ?? systemClock, { FROM_RUN: "of the run", PATH: "/usr/bin" });
}

/** Lets the event loop turn until `read` gives something, and fails if that takes too long. */
async function until<T>(what: string, read: () => T | undefined): Promise<T> {
  const deadlineMs = systemClock.now() + PATIENCE_MS;
  while (systemClock.now() < deadlineMs) {
    const value = read();
    if (value !== undefined) {
      return value;
    }
    await new Promise<void>((resolve) => promptDeliveries.deliver("turn", resolve));
  }
  assert.fail(`waited ${PATIENCE_MS} ms for ${what}`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Launches a script that says in a file that it is ready, and waits for that. */
async function launchReady(name: string, onTerminate: string, clock?: Clock) {
  const file = join(directory, name);
  const script = `
    const { writeFileSync, renameSync } = require("node:fs");
    process.on("SIGTERM", () => { ${onTerminate} });
    setInterval(() => {}, 1000);
    writeFileSync(process.argv[1] + ".new", String(process.pid));
    renameSync(process.argv[1] + ".new", process.argv[1]);`;
  const launched = launchScript(script, [file], clock === undefined ? {} : { clock });
  const pid = await until("the script", () => (existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined));
  assert.ok(isAlive(pid));
  return { launched, pid };
}

describe("a target that runs already", () => {
  it("is left alone", async () => {
    for (const kind of ["running", "in-process"] as const) {
      const launch = kind === "running" ? { kind } : { kind, module: undefined };
      const launched = launchTarget(targetOf(launch), PLACES, systemClock, {});
      assert.equal(launched.exit(), undefined);
      await launched.stop();
    }
  });
});

describe("a launched target", () => {
  it("gets the variables of the run put into its command and its environment, and its own folder", async () => {
    const script = `console.log(JSON.stringify([process.argv.slice(1), process.env.URL, process.env.FROM_RUN, process.cwd()]))`;
    const words = [
      "${CMX_INSTANCE}",
      "${COMMUNICATION_SERVICE_INSTANCE}/${CONFIGURATION_DATA_PROVIDER_INSTANCE}",
      "$NO",
    ];
    const launched = launchScript(script, words, { environment: { URL: "<${NATS_URL}> ${FROM_RUN}" } });
    const output = await until("the output", () => launched.exit()?.lastOutput || undefined);
    const url = `<${NATS_URL}> of the run`;
    assert.deepEqual(JSON.parse(output), [["cmx", "kpc/ecr", "$NO"], url, "of the run", directory]);
  });

  it("is not launched if a variable is not set: the message names it", () => {
    const message = /^\$\{NOT_SET\} in the target's launch is not set; set the variable or use \$\{NATS_URL\}$/;
    assert.throws(() => launchScript("", ["${NOT_SET}"]), { name: "TargetFileError", message });
    assert.throws(() => launchScript("", [], { environment: { A: "${NOT_SET}" } }), {
      name: "TargetFileError",
      message,
    });
  });

  it("is told where endpoints are registered, and of a database only if there is one", async () => {
    const command = [
      process.execPath,
      "-e",
      "console.log(process.argv[1])",
      "--",
      "${ENDPOINT_REGISTER_URL} ${DATABASE_URL} ${CEX_INSTANCE}",
    ];
    const target = targetOf({ kind: "command", command, environment: {}, directory });
    const launched = launchTarget(
      target,
      { urls: { ...URLS, databaseUrl: DATABASE_URL }, places: {} },
      systemClock,
      {},
    );
    const output = await until("the output", () => launched.exit()?.lastOutput || undefined);
    assert.equal(output, `http://register ${DATABASE_URL} cex`);
    const message = /^\$\{DATABASE_URL\} in the target's launch is not set; set the variable/;
    assert.throws(() => launchTarget(target, PLACES, systemClock, {}), { name: "TargetFileError", message });
  });

  it("that ends on its own is reported with its exit code and what it wrote last", async () => {
    const launched = launchScript(`console.log("hello"); console.error("broken"); process.exitCode = 3`);
    const exit = await until("both lines", () => {
      const found = launched.exit();
      return found?.lastOutput.includes("hello") && found.lastOutput.includes("broken") ? found : undefined;
    });
    assert.deepEqual([exit.service, exit.reason], ["cmx", "exit code 3"]);
    assert.deepEqual(exit.lastOutput.split("\n").toSorted(), ["broken", "hello"]);
    await launched.stop();
    assert.equal(launched.exit()?.reason, "exit code 3");
  });

  it("that was killed is reported with the signal", async () => {
    const launched = launchScript(`process.kill(process.pid, "SIGKILL")`);
    assert.equal((await until("the end", () => launched.exit())).reason, "signal SIGKILL");
  });

  it("that writes without end keeps the last 4000 characters", async () => {
    const launched = launchScript(`process.stdout.write("a".repeat(100_000) + "end")`);
    const output = await until("the output", () => {
      const found = launched.exit()?.lastOutput;
      return found?.endsWith("end") ? found : undefined;
    });
    assert.equal(output, `${"a".repeat(3997)}end`);
  });

  it("whose program does not exist is reported, not thrown", async () => {
    const command = [join(directory, "no-such-program")];
    const target = targetOf({ kind: "command", command, environment: {}, directory });
    const launched = launchTarget(target, PLACES, systemClock, {});
    const { reason, lastOutput } = await until("the report", () => launched.exit());
    assert.match(reason, /^it did not start: spawn .*no-such-program ENOENT$/);
    assert.equal(lastOutput, "");
    await launched.stop();
  });
});

describe("a target of several replicas", () => {
  it("is started as often, each with its number, and ends as soon as one of them does", async () => {
    const script = `
      require("node:fs").writeFileSync("replica-" + process.argv[1], "");
      process.argv[1] === "2" ? process.exitCode = 4 : setInterval(() => {}, 1000);`;
    const command = [process.execPath, "-e", script, "--", "${REPLICA}"];
    const target = targetOf({ kind: "command", command, environment: {}, directory }, 3);
    const launched = launchTarget(target, PLACES, systemClock, {});
    const exit = await until("the end of one", () => launched.exit());
    assert.deepEqual([exit.service, exit.reason], ["cmx, replica 2", "exit code 4"]);
    for (const replica of ["1", "2", "3"]) {
      await until(`replica ${replica}`, () => existsSync(join(directory, `replica-${replica}`)) || undefined);
    }
    await launched.stop();
  });
});

describe("stopping a launched target", () => {
  it("asks it to end by SIGTERM, waits until it has, and does not call that an exit of its own", async () => {
    const farewell = join(directory, "farewell");
    const { launched, pid } = await launchReady("gentle", `writeFileSync("farewell", "bye"); process.exit(0);`);
    await launched.stop();
    assert.equal(isAlive(pid), false);
    assert.equal(readFileSync(farewell, "utf8"), "bye");
    assert.equal(launched.exit(), undefined);
  });

  it("kills one that does not end within five seconds", async () => {
    const bounds: number[] = [];
    const hasty: Clock = {
      now: () => 0,
      schedule: (delayMs, action) => {
        bounds.push(delayMs);
        promptDeliveries.deliver("bound", action);
        return { cancel: () => {} };
      },
    };
    const { launched, pid } = await launchReady("stubborn", "", hasty);
    await launched.stop();
    assert.equal(isAlive(pid), false);
    assert.deepEqual(bounds, [5000]);
    assert.equal(launched.exit(), undefined);
  });
});
