import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Workplace } from "./workplace.ts";

const COLUMNS_MAX = 120;

/** The options that each command takes. What is listed beyond them fails too. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  "": ["--version", "--help"],
  run: [
    "--target",
    "--profile",
    "--services",
    "--lane",
    "--seed",
    "--tags",
    "--nats",
    "--workers",
    "--output",
    "--json",
    "--help",
  ],
  serve: [
    "--profile",
    "--mqtt-port",
    "--http-port",
    "--websocket-port",
    "--seed",
    "--nats",
    "--env",
    "--json",
    "--help",
  ],
  prove: ["--services", "--profile", "--sample", "--seed", "--json", "--help"],
};

describe("--help", () => {
  for (const [command, options] of Object.entries(OPTIONS)) {
    it(`of kaaliper ${command} lists every option, with examples and exit codes, within ${COLUMNS_MAX} columns`, async () => {
      await using place = new Workplace();
      const { code, stdout, stderr } = await place.runKaaliper([...(command === "" ? [] : [command]), "--help"]);
      assert.equal(code, 0);
      assert.equal(stderr, "");
      const listed = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option);
      assert.deepEqual(listed, options);
      assert.match(stdout, /^Examples:\n {2}npm run \w+/m);
      assert.match(stdout, /^Exit codes:\n {2}0 +\S/m);
      assert.deepEqual(
        stdout.split("\n").filter((line) => line.length > COLUMNS_MAX),
        [],
      );
    });
  }

  it("of the whole names every command", async () => {
    await using place = new Workplace();
    const { stdout } = await place.runKaaliper(["--help"]);
    for (const command of ["run", "prove", "serve"]) {
      assert.match(stdout, new RegExp(`^ {2}${command} \\[options\\]`, "m"));
    }
  });
});
