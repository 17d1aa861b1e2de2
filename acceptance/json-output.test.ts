import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import process from "node:process";
import { describe, it } from "node:test";
import { KAALIPER, Workplace } from "./workplace.ts";

/** A pipe takes no more than this unless somebody reads. */
const PIPE_BYTES = 65_536;

/** One rule is enough: the verdict names all of them, whether they were put to the test or not. */
const WORDS = [
  process.execPath,
  ...KAALIPER,
  "run",
  "--lane",
  "fast",
  "--tags",
  "@CMP-004",
  "--output",
  "out",
  "--json",
];
const RUN = WORDS.map((word) => `'${word}'`).join(" ");

/** Reads nothing before the run is over but for what it prints. Looks ten times a second, lest it takes a processor. */
const LATE_READER = "{ until [ -s out/verdict.json ]; do sleep 0.1; done; cat; }";

describe("the verdict as JSON", () => {
  it("comes whole, also to somebody who reads it late", async () => {
    await using place = new Workplace();
    const { code, stdout, said } = await place.start("sh", ["-c", `${RUN} | ${LATE_READER}`]).ended;
    assert.equal(code, 0, said);
    assert.ok(stdout.length > PIPE_BYTES);
    assert.deepEqual(JSON.parse(stdout), JSON.parse(readFileSync(place.path("out/verdict.json"), "utf8")));
  });

  it("may be read in part, without a word of complaint", async () => {
    await using place = new Workplace();
    const { stdout, stderr } = await place.start("sh", ["-c", `${RUN} | head -c 1`]).ended;
    assert.deepEqual([stdout, stderr], ["{", ""]);
  });

  it("is missed aloud where there is no room for it", async () => {
    await using place = new Workplace();
    const { code, stderr } = await place.start("sh", ["-c", `${RUN} > /dev/full`]).ended;
    assert.equal(code, 64, stderr);
    assert.match(stderr, /^Standard output cannot be written: ENOSPC[^\n]*\. Send it to where there is room\.\n$/);
  });
});
