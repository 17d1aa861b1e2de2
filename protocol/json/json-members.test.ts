import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";
import fastCheck from "fast-check";
import { isJsonNullText, isJsonObjectText, jsonMembers, jsonNesting, jsonObjectText } from "./index.ts";

describe("the members of a JSON object", () => {
  const examples: readonly (readonly [json: string, members: readonly (readonly [string, string])[]])[] = [
    ["{}", []],
    [" { } ", []],
    ['{"a":1}', [["a", "1"]]],
    [
      '{"a":1.50e+3,"b":-0,"c":12345678901234567890}',
      [
        ["a", "1.50e+3"],
        ["b", "-0"],
        ["c", "12345678901234567890"],
      ],
    ],
    [
      '\n{ "a" :\t[ 1 , {"b":2} ] , "c" : "x" }\r\n',
      [
        ["a", '[ 1 , {"b":2} ]'],
        ["c", '"x"'],
      ],
    ],
    [
      '{"a":{"b":{"c":[]}},"d":null}',
      [
        ["a", '{"b":{"c":[]}}'],
        ["d", "null"],
      ],
    ],
    [
      '{"a":"{,}[\\"]:","b":"\\\\"}',
      [
        ["a", '"{,}[\\"]:"'],
        ["b", '"\\\\"'],
      ],
    ],
    [
      '{"\\u0061\\n\\"":1,"":2,"__proto__":3}',
      [
        ['a\n"', "1"],
        ["", "2"],
        ["__proto__", "3"],
      ],
    ],
    [
      '{"a":1,"b":2,"a":3}',
      [
        ["a", "3"],
        ["b", "2"],
      ],
    ],
    ['{"a":" \u2028 "}', [["a", '" \u2028 "']]],
  ];
  for (const [json, members] of examples) {
    it(`of ${JSON.stringify(json)}`, () => {
      assert.deepEqual([...jsonMembers(json)], members);
    });
  }

  it("are those that parsing finds, whatever the object and its white space", () => {
    fastCheck.assert(
      fastCheck.property(
        fastCheck.dictionary(fastCheck.string(), fastCheck.jsonValue()),
        fastCheck.nat(3),
        (value, indent) => {
          const text = JSON.stringify(value, undefined, indent);
          const parsed: unknown = JSON.parse(text);
          assert.ok(typeof parsed === "object" && parsed !== null);
          const expected = Object.entries(parsed).map(([name, member]: [string, unknown]) => [
            name,
            JSON.stringify(member),
          ]);
          const found = Array.from(jsonMembers(text), ([name, member]) => [name, JSON.stringify(JSON.parse(member))]);
          assert.deepEqual(found, expected);
        },
      ),
    );
  });

  it("can be written again", () => {
    const text = '{"a":1.0,"b\\n":[ 1 ]}';
    assert.equal(jsonObjectText(jsonMembers(text)), text);
    assert.equal(jsonObjectText([]), "{}");
  });

  it("are found in one pass, however many there are and however long they are", () => {
    const many = `{${Array.from({ length: 200_000 }, (_, index) => `"key ${index}":"${"x".repeat(20)}"`).join(",")}}`;
    assert.equal(jsonMembers(many).size, 200_000);
    assert.equal(jsonMembers(`{"a":"${"\\\\x".repeat(1_000_000)}"}`).get("a")?.length, 3_000_002);
  });
});

describe("a JSON text", () => {
  it("is that of an object if it begins as one", () => {
    assert.deepEqual([" {}", "[]", '"{"', "null", "7"].map(isJsonObjectText), [true, false, false, false, false]);
  });

  it("is null or is not", () => {
    assert.deepEqual([" null\n", '"null"', "{}"].map(isJsonNullText), [true, false, false]);
  });

  it("has a nesting that strings do not count for", () => {
    assert.deepEqual(["7", '"[[["', "[]", '{"a":[{"b":"{"}],"c":{}}'].map(jsonNesting), [0, 0, 1, 3]);
    assert.equal(jsonNesting(`${"[".repeat(50_000)}${"]".repeat(50_000)}`), 50_000);
  });
});

describe("a text that is not valid JSON", () => {
  /** Fails if the work does not end, which a test could not notice by itself. */
  const bounded = (work: () => void): void => void runInNewContext("work()", { work }, { timeout: 5_000 });
  const unterminated = fastCheck
    .tuple(fastCheck.string(), fastCheck.nat())
    .map(([value, cut]) => JSON.stringify(value).slice(0, 1 + (cut % (value.length + 1))));

  const nestings: readonly (readonly [text: string, nesting: number])[] = [
    ['"', 0],
    ['{"a', 1],
    ['{"a\\', 1],
    ['{"a\\"', 1],
    ['{"a\\"\\', 1],
    ['{"a\\\\', 1],
    ['[["[[[', 2],
    ['["\\"[', 1],
    ["}}[", 0],
  ];
  for (const [text, nesting] of nestings) {
    it(`has a nesting: ${text}`, () => {
      bounded(() => assert.equal(jsonNesting(text), nesting));
    });
  }

  const incomplete: readonly (readonly [text: string, members: readonly (readonly [string, string])[]])[] = [
    ['{"a', []],
    ['{"a":1,"b', [["a", "1"]]],
    ['{"a":1,"b":"x}', [["a", "1"]]],
    ['{"a":1,"b":"x\\"}', [["a", "1"]]],
    ['{"a":1,"b":"x\\', [["a", "1"]]],
  ];
  for (const [text, members] of incomplete) {
    it(`has members as far as they are complete: ${text}`, () => {
      bounded(() => assert.deepEqual([...jsonMembers(text)], members));
    });
  }

  it("has no members, but an error, if a name cannot be read", () => {
    for (const text of ['{"a\\', '{"\\q":1}']) {
      bounded(() => assert.throws(() => jsonMembers(text), SyntaxError));
    }
  });

  it("has a string without an end until its own end", () => {
    bounded(() =>
      fastCheck.assert(
        fastCheck.property(unterminated, (text) => {
          assert.equal(jsonNesting(`[${text}`), 1);
          assert.deepEqual([...jsonMembers(`{"a":1,"b":${text}`)], [["a", "1"]]);
        }),
      ),
    );
  });

  it("is read to its end, whatever it is", () => {
    const marks = fastCheck.string({ unit: fastCheck.constantFrom('"', "\\", "{", "}", "[", "]", ",", ":", "a") });
    bounded(() =>
      fastCheck.assert(
        fastCheck.property(fastCheck.oneof(fastCheck.string(), marks), (text) => {
          assert.ok(jsonNesting(text) <= text.length);
          try {
            assert.ok(jsonMembers(text).size <= text.length);
          } catch (error) {
            assert.ok(error instanceof SyntaxError, String(error));
          }
        }),
        { numRuns: 1_000 },
      ),
    );
  });

  it("is read in one pass, however long its last string is", () => {
    const long = "\\\\x".repeat(1_000_000);
    bounded(() => assert.equal(jsonNesting(`["${long}`), 1));
    bounded(() => assert.equal(jsonNesting(`["\\"${long}`), 1));
  });
});
