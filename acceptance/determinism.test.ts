import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { jsonReader, objectWith, SCHEMAS } from "./json-reader.ts";
import { readVerdict } from "./verdict.ts";
import { Workplace } from "./workplace.ts";

interface TrafficLine {
  readonly example: string;
  readonly fields?: { readonly correlationId?: string };
}

/** Runs in the fast lane and returns `traffic.ndjson`. */
async function trafficOf(place: Workplace, name: string, ...words: readonly string[]): Promise<string> {
  const output = place.path(name);
  const { code, said } = await place.runKaaliper(["run", "--lane", "fast", "--output", output, ...words]);
  assert.equal(code, 0, said);
  return readFileSync(`${output}/traffic.ndjson`, "utf8");
}

const linesOf = (traffic: string): readonly string[] => traffic.trimEnd().split("\n");
const parsed = jsonReader(SCHEMAS.compile<TrafficLine>(objectWith({ example: { type: "string" } })));

function correlationIds(traffic: string): ReadonlySet<string> {
  return new Set(linesOf(traffic).flatMap((line) => parsed(line).fields?.correlationId ?? []));
}

describe("the traffic of a run in the fast lane", () => {
  it("has the same bytes whoever runs the examples, and alone or among all", async () => {
    await using place = new Workplace();
    const traffic = await trafficOf(place, "none", "--seed", "7", "--workers", "0");
    assert.ok(linesOf(traffic).length > 0);
    assert.ok((await trafficOf(place, "four", "--seed", "7", "--workers", "4")) === traffic, "four workers");

    const alone = await trafficOf(place, "alone", "--seed", "7", "--tags", "@CMP-004");
    const { requirements } = readVerdict(place.path("alone"));
    const scenarios = requirements.find(({ id }) => id === "CMP-004")?.scenarios ?? [];
    assert.ok(scenarios.length > 0);
    const among = linesOf(traffic).filter((line) => scenarios.includes(parsed(line).example));
    assert.deepEqual(linesOf(alone), among);
  });

  it("has other identifiers with another seed", async () => {
    await using place = new Workplace();
    const one = correlationIds(await trafficOf(place, "seven", "--seed", "7", "--tags", "@CMP-004"));
    const other = correlationIds(await trafficOf(place, "eight", "--seed", "8", "--tags", "@CMP-004"));
    assert.ok(one.size > 0);
    assert.deepEqual(
      [...one].filter((id) => other.has(id)),
      [],
    );
  });
});
