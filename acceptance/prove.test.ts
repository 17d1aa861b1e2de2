import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
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

const WIRE_SAMPLE_MIN = 2;
/** The command runs the whole suite against each mutant. */
const TIMEOUT_MS = 240_000;

/** Each wrong service is a file of its own, named after its protocol and its fault. */
function mutantsInSources(): readonly string[] {
  const names = readdirSync(join(PROJECT_ROOT, "mutants")).map((name) => /^([a-z]+-[a-z-]+)\.ts$/.exec(name)?.[1]);
  return names.filter((name) => name !== undefined).toSorted();
}

describe("prove", () => {
  it("kills every mutant for the right reason and without collateral, in both lanes", async () => {
    await using place = new Workplace();
    const { code, stdout, stderr } = await place.runKaaliper(["prove", "--json"], { timeoutMs: TIMEOUT_MS });
    const kills = readKills(stdout);
    const unclean = kills.filter((kill) => !kill.killed || kill.collateral.length > 0 || kill.needless.length > 0);
    assert.deepEqual(unclean, []);
    assert.equal(code, 0, stderr);
    const inLane = (lane: string) => kills.filter((kill) => kill.lane === lane).map(({ mutant }) => mutant);
    assert.deepEqual(inLane("fast").toSorted(), mutantsInSources());
    assert.ok(new Set(inLane("wire")).size >= WIRE_SAMPLE_MIN);
    assert.ok(kills.every(({ killers }) => killers.length > 0));
  });
});
