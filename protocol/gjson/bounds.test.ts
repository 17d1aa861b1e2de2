import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { GJSON_LIMITS, type GjsonProblem } from "./index.ts";
import { measureGjson } from "./query-gjson.ts";
import { PATH_STEPS } from "./work-meter.ts";

const DEEP = 100_000;
const wide = JSON.stringify(Array.from({ length: 5000 }, (_, index) => ({ id: index, tags: ["a", "b"] })));
const deep = `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`;
const deepObject = `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`;

/** For documents without words, and without punctuation or backslashes in strings. */
function stepsAllowed(json: string): number {
  const { stepsMin, stepsPerCharacter, stepsMax } = GJSON_LIMITS;
  const extra = (sign: string, each: number) => (json.split(sign).length - 1) * each;
  const characters = json.length + extra(",", 60) + extra(":", 120) + extra("{", 200) + extra("[", 130);
  return Math.min(stepsMax, Math.max(stepsMin, stepsPerCharacter * characters));
}

function nested(opener: string, inner: string, closer: string, levels: number): string {
  return `${opener.repeat(levels)}${inner}${closer.repeat(levels)}`;
}

const refused: readonly (readonly [circumstance: string, json: string, path: string, problem: GjsonProblem])[] = [
  ["a long path", "{}", "a".repeat(GJSON_LIMITS.pathLengthMax + 1), "path-too-long"],
  ["a text doubled again and again", "[1]", "[@this,@this]|".repeat(100), "too-much-work"],
  ["a text quoted again and again", '"\\""', Array.from({ length: 100 }, () => "@tostr").join("|"), "too-much-work"],
  ["looking everywhere from everywhere", wide, `@dig:${"@dig:".repeat(3)}id`, "too-much-work"],
  ["looking everywhere in deep arrays", deep, "@dig:0", "too-much-work"],
  [
    "a large value taken many times",
    wide,
    `[${Array.from({ length: 500 }, () => "@this").join(",")}]`,
    "too-much-work",
  ],
  [
    "queries that each find everything",
    wide,
    Array.from({ length: 200 }, () => "#(id>=0)#").join("|"),
    "too-much-work",
  ],
  [
    "a wide indent, many levels deep",
    nested("[", '{"a":1}', "]", 100),
    `@pretty:{"indent":"${" ".repeat(16_000)}"}`,
    "too-much-work",
  ],
  ["queries in queries", nested("[", "", "]", 300), nested("#(", "a", ")", 300), "nested-too-deep"],
  ["multipaths in multipaths", "[]", nested("[", "a", "]", 1000), "nested-too-deep"],
  ["more keys than levels allowed", deepObject, Array.from({ length: 1000 }, () => "a").join("."), "nested-too-deep"],
  [
    "as many elements of elements",
    nested("[", "", "]", 1000),
    Array.from({ length: 1000 }, () => "#").join("."),
    "nested-too-deep",
  ],
  ["printing what is too deep", deepObject, "@pretty", "nested-too-deep"],
];

describe("an evaluation is refused", () => {
  for (const [circumstance, json, path, problem] of refused) {
    it(`${problem}: ${circumstance}`, () => {
      const { result, steps } = measureGjson(json, path);
      assert.deepEqual(result, { exists: false, problem });
      // The step that goes too far may be a large one, yet not larger than what a modifier writes at once.
      assert.ok(steps <= stepsAllowed(json) * 2, `${steps} steps`);
    });
  }

  it("at the bounds that a caller sets", () => {
    const limits = { ...GJSON_LIMITS, stepsMin: 10, stepsPerCharacter: 0 };
    assert.deepEqual(measureGjson('{"aaaaaaaaaaaa":1}', "b", limits).result, {
      exists: false,
      problem: "too-much-work",
    });
    const short = { ...GJSON_LIMITS, pathLengthMax: 1 };
    assert.deepEqual(measureGjson("{}", "aa", short).result, { exists: false, problem: "path-too-long" });
    const flat = { ...GJSON_LIMITS, depthMax: 2 };
    assert.equal(measureGjson('{"a":{"b":1}}', "a.b", flat).result.exists, true);
    assert.deepEqual(measureGjson('{"a":{"b":{"c":1}}}', "a.b.c", flat).result, {
      exists: false,
      problem: "nested-too-deep",
    });
  });
});

describe("deep documents", () => {
  for (const path of [
    "#",
    "0",
    "@this",
    "@ugly",
    "@reverse",
    "@valid",
    "@keys",
    "@values",
    "@tostr",
    '@flatten:{"deep":true}',
  ]) {
    it(`are no obstacle to ${path}`, () => {
      assert.equal(measureGjson(deep, path).result.exists, true);
    });
  }

  it("can be entered as deep as the bound", () => {
    const keys = Array.from({ length: GJSON_LIMITS.depthMax }, () => "a").join(".");
    assert.equal(measureGjson(deepObject, keys).result.exists, true);
    assert.deepEqual(measureGjson(deepObject, `${keys}.a`).result, { exists: false, problem: "nested-too-deep" });
  });
});

describe("the work of ordinary paths", () => {
  for (const path of ["4999.id", "#", "#.id", "#(id==4999).tags.1", "#(id>=0)#.id", "#.tags.#", "@reverse.0", "..#"]) {
    it(`is a few times the length of the document: ${path}`, () => {
      const { result, steps } = measureGjson(wide, path);
      assert.equal(result.exists, true);
      assert.ok(steps < 8 * wide.length, `${steps} steps for ${wide.length} characters`);
    });
  }

  it("is at most two readings of document and path for plain keys, found or not", () => {
    const name = fc.constantFrom("a", "b", "0");
    const document = fc.object({ key: name, maxDepth: 6, maxKeys: 3 });
    fc.assert(
      fc.property(document, fc.array(name, { minLength: 1, maxLength: 6 }), (value, names) => {
        const json = JSON.stringify(value);
        const path = names.join(".");
        assert.ok(measureGjson(json, path).steps <= 2 * (json.length + path.length) + PATH_STEPS);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("wildcards in keys and operands", () => {
  const stars = "*a".repeat(400);
  const long = "a".repeat(400);

  for (const [circumstance, json, path] of [
    ["in a key", JSON.stringify({ [`${long}c`]: 1 }), `${stars}*b`],
    ["in a key with marks", JSON.stringify({ [`${long}c`]: 1 }), `${"*?a".repeat(200)}*b`],
    ["in an operand", JSON.stringify([`${long}c`]), `#(%"${stars}*b")`],
    ["in an operand that must not fit", JSON.stringify([`${long}b`]), `#(!%"${stars}*b")`],
  ] as const) {
    it(`take no more steps than both lengths multiplied, and some: ${circumstance}`, () => {
      const { result, steps } = measureGjson(json, path);
      assert.deepEqual(result, { exists: false });
      assert.ok(steps <= json.length * path.length, `${steps} steps`);
    });
  }
});
