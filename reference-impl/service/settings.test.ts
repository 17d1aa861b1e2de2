import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Environment, SettingsError, SettingsReader } from "./index.ts";

const BOUNDS = { minimum: 1, maximum: 100 };

/** What the reader has to say about a setting once it was read. */
function problemOf(environment: Environment, read: (reader: SettingsReader) => unknown): string | undefined {
  const reader = new SettingsReader(environment);
  read(reader);
  try {
    reader.assertUsable();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.message;
  }
}

describe("a text setting", () => {
  it("has its value, or the fallback if it is not set", () => {
    const reader = new SettingsReader({ A: "value", B: undefined });
    assert.deepEqual([reader.text("A", "x"), reader.text("B", "x"), reader.text("C", "y")], ["value", "x", "y"]);
    reader.assertUsable();
  });

  it("must not be blank", () => {
    for (const A of ["", "  "]) {
      const problem = problemOf({ A }, (reader) => reader.text("A", "x"));
      assert.equal(problem, 'settings: A is empty; leave it out to get "x"');
    }
  });
});

describe("a name setting", () => {
  it("has its value, or the fallback if it is not set", () => {
    const reader = new SettingsReader({ A: "cmx_1-b" });
    assert.deepEqual([reader.name("A", "x"), reader.name("B", "x")], ["cmx_1-b", "x"]);
    reader.assertUsable();
  });

  for (const A of ["a.b", "a b", "*", "a>", "a\tb", "a\u0000"]) {
    it(`cannot be ${JSON.stringify(A)}, which would break a subject`, () => {
      const problem = problemOf({ A }, (reader) => reader.name("A", "x"));
      assert.equal(problem, `settings: A is "${A}"; it takes a name without '.', '*', '>' and white space`);
    });
  }

  it("is one problem, not two, if it is empty", () => {
    const problem = problemOf({ A: "" }, (reader) => reader.name("A", "x"));
    assert.equal(problem, 'settings: A is empty; leave it out to get "x"');
  });
});

describe("a setting with few values", () => {
  it("has one of them, or the fallback if it is not set", () => {
    const reader = new SettingsReader({ A: "low" });
    assert.equal(reader.oneOf("A", ["low", "high"], "high"), "low");
    assert.equal(reader.oneOf("B", ["low", "high"], "high"), "high");
    reader.assertUsable();
  });

  it("cannot have another, not even in other letters", () => {
    for (const A of ["middle", "LOW", ""]) {
      const problem = problemOf({ A }, (reader) => reader.oneOf("A", ["low", "high"], "high"));
      assert.equal(problem, `settings: A is "${A}"; it takes low or high`);
    }
  });
});

describe("a whole number", () => {
  it("has its value, or the fallback if it is not set", () => {
    const reader = new SettingsReader({ A: "1", B: "100" });
    assert.deepEqual([reader.integer("A", BOUNDS, 5), reader.integer("B", BOUNDS, 5)], [1, 100]);
    assert.equal(reader.integer("C", BOUNDS, 5), 5);
    reader.assertUsable();
  });

  for (const A of ["0", "101", "-1", "1.5", "5s", "", " ", "NaN", "Infinity", "1e99"]) {
    it(`cannot be ${JSON.stringify(A)}`, () => {
      const problem = problemOf({ A }, (reader) => reader.integer("A", BOUNDS, 5));
      assert.equal(problem, `settings: A is "${A}"; it takes a whole number from 1 to 100`);
    });
  }
});

describe("settings with several problems", () => {
  it("report all of them at once", () => {
    const problem = problemOf({ A: "", B: "x", C: "y" }, (reader) => {
      reader.text("A", "a");
      reader.integer("B", BOUNDS, 5);
      reader.oneOf("C", ["z"], "z");
    });
    assert.equal(problem?.split("; it takes ").length, 3);
    assert.match(problem ?? "", /^settings: A is empty.*; B is "x".*; C is "y"/);
  });
});
