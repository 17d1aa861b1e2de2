import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { readTargetFile } from "./index.ts";

const COMMAND = ["launch: command", "command: [node]"];
const RUNNING = ["launch: running"];

const directory = mkdtempSync(join(tmpdir(), "address-"));
const path = join(directory, "target.yaml");
after(() => rmSync(directory, { recursive: true }));

/** Reads a target file whose ADX has these lines. */
function adxOf(...lines: readonly string[]) {
  writeFileSync(path, ["name: mine", "services:", "  adx:", ...lines.map((line) => `    ${line}`), ""].join("\n"));
  return readTargetFile(path).services.adx;
}

describe("the address of an interface in a target file", () => {
  for (const address of [
    "http://127.0.0.1:${REST_PORT}",
    "https://adx-${REPLICA}.example:${MANAGEMENT_PORT}/below",
    "http://[::1]:808${REPLICA}",
    "http://adx/$REST_PORT",
  ]) {
    it(`is kept as it stands: ${address}`, () => {
      const service = adxOf(...COMMAND, "replicas: 9", `rest: '${address}'`, `management: '${address}'`);
      assert.deepEqual([service?.rest, service?.management], [address, address]);
    });
  }

  it("may hold the number of the replica for services that run already", () => {
    assert.equal(adxOf(...RUNNING, "rest: 'http://adx-${REPLICA}'")?.rest, "http://adx-${REPLICA}");
  });

  const known = "may refer to ${REST_PORT}, ${MANAGEMENT_PORT}, ${REPLICA}";
  const remedy = "write one such as http://127.0.0.1:8080";
  const running = "the address of a service that runs already may refer to ${REPLICA}";
  const wrong: readonly (readonly [string, readonly string[], string, string])[] = [
    ["an unknown variable", COMMAND, "http://x/${NOPE}", `it refers to \${NOPE}; an address ${known}`],
    ["a variable of the launch", COMMAND, "http://${NATS_URL}", `it refers to \${NATS_URL}; an address ${known}`],
    ["a variable with an odd name", COMMAND, "http://x/${A-B}", `it refers to \${A-B}; an address ${known}`],
    ["a variable that is not closed", COMMAND, "http://x/${A", `it refers to \${A; an address ${known}`],
    ["a port that nobody finds", RUNNING, "http://x:${REST_PORT}", `it refers to \${REST_PORT}; ${running}`],
    ["an open bracket", RUNNING, "http://[", `it is no URL; ${remedy}`],
    ["no host", RUNNING, "http://", `it is no URL; ${remedy}`],
    [
      "a digit too many before the port",
      COMMAND,
      "http://x:1${REST_PORT}",
      `it is no URL when its variables are put in, as in http://x:165535; ${remedy}`,
    ],
    [
      "a digit too many for the last replica",
      [...COMMAND, "replicas: 10"],
      "http://x:808${REPLICA}0",
      `it is no URL when its variables are put in, as in http://x:808100; ${remedy}`,
    ],
  ];
  for (const [circumstance, lines, address, problem] of wrong) {
    it(`is refused with ${circumstance}, at its place and with a remedy`, () => {
      for (const key of ["rest", "management"]) {
        const place = `${path}:${lines.length + 4}:${key.length + 7}`;
        const message = `${place}: services.adx.${key} is ${JSON.stringify(address)}: ${problem}`;
        assert.throws(() => adxOf(...lines, `${key}: '${address}'`), { name: "TargetFileError", message });
      }
    });
  }
});
