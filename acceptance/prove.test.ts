import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { jsonReader, objectWith, SCHEMAS } from "./json-reader.ts";
import { PROJECT_ROOT } from "./project.ts";
import { Workplace } from "./workplace.ts";

/** A row of the kill matrix. */
interface Kill {
  readonly mutant: string;
  readonly lane: string;
  readonly killed: boolean;
  readonly killers: readonly string[];
  readonly collateral: readonly string[];
  readonly needless: readonly string[];
}

const TEXT = { type: "string" };
const TEXTS = { type: "array", items: TEXT };
const readKills = jsonReader(
  SCHEMAS.compile<readonly Kill[]>({
    type: "array",
    items: objectWith({
      mutant: TEXT,
      lane: { enum: ["fast", "wire"] },
      killed: { type: "boolean" },
      killers: TEXTS,
      collateral: TEXTS,
      needless: TEXTS,
    }),
  }),
);

/** All mutants are judged in the long form, and a sample in the short one. */
const LONG = process.env["KAALIPER_ENDURANCE"] === "1";
const SAMPLE = 6;
const WIRE_MIN = 2;
/** The command runs the whole suite against each mutant. */
const TIMEOUT_MS = LONG ? 2_400_000 : 360_000;

/** Each wrong service is a file of its own, named after its protocol and its fault. */
function mutantsInSources(): readonly string[] {
  const names = readdirSync(join(PROJECT_ROOT, "mutants"));
  return names.flatMap((name) => /^([a-z]+-[a-z-]+)\.ts$/.exec(name)?.[1] ?? []).toSorted();
}

describe("prove", () => {
  it(`kills ${LONG ? "every mutant" : `${SAMPLE} mutants`} for the right reason and without collateral, in both lanes`, async () => {
    await using place = new Workplace();
    const words = LONG ? ["prove", "--json"] : ["prove", "--json", "--sample", String(SAMPLE)];
    const { code, stdout, stderr } = await place.runKaaliper(words, { timeoutMs: TIMEOUT_MS });
    const kills = readKills(stdout);
    const unclean = kills.filter((kill) => !kill.killed || kill.collateral.length > 0 || kill.needless.length > 0);
    assert.deepEqual(unclean, []);
    assert.equal(code, 0, stderr);
    const inLane = (lane: string) => kills.filter((kill) => kill.lane === lane).map(({ mutant }) => mutant);
    const known = mutantsInSources();
    assert.ok(inLane("fast").every((name) => known.includes(name)));
    assert.equal(new Set(inLane("fast")).size, LONG ? known.length : SAMPLE);
    assert.ok(new Set(inLane("wire")).size >= WIRE_MIN);
    assert.ok(kills.every(({ killers }) => killers.length > 0));
  });
});
