import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
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
    assert.deepEqual([reader.text("a", "x"), reader.text("b", "x"), reader.text("c", "y")], ["value", "x", "y"]);
    reader.assertUsable();
  });

  it("must not be blank", () => {
    for (const A of ["", "  "]) {
      const problem = problemOf({ A }, (reader) => reader.text("a", "x"));
      assert.equal(problem, 'settings: A is empty; leave it out to get "x"');
    }
  });
});

describe("a name setting", () => {
  it("has its value, or the fallback if it is not set", () => {
    const reader = new SettingsReader({ A: "cmx_1-b" });
    assert.deepEqual([reader.name("a", "x"), reader.name("b", "x")], ["cmx_1-b", "x"]);
    reader.assertUsable();
  });

  for (const A of ["a.b", "a b", "*", "a>", "a\tb", "a\u0000"]) {
    it(`cannot be ${JSON.stringify(A)}, which would break a subject`, () => {
      const problem = problemOf({ A }, (reader) => reader.name("a", "x"));
      assert.equal(problem, `settings: A is "${A}"; it takes a name without '.', '*', '>' and white space`);
    });
  }

  it("is one problem, not two, if it is empty", () => {
    const problem = problemOf({ A: "" }, (reader) => reader.name("a", "x"));
    assert.equal(problem, 'settings: A is empty; leave it out to get "x"');
  });
});

describe("a setting with few values", () => {
  it("has one of them, or the fallback if it is not set", () => {
    const reader = new SettingsReader({ A: "low" });
    assert.equal(reader.oneOf("a", ["low", "high"], "high"), "low");
    assert.equal(reader.oneOf("b", ["low", "high"], "high"), "high");
    reader.assertUsable();
  });

  it("cannot have another, not even in other letters", () => {
    for (const A of ["middle", "LOW", ""]) {
      const problem = problemOf({ A }, (reader) => reader.oneOf("a", ["low", "high"], "high"));
      assert.equal(problem, `settings: A is "${A}"; it takes low or high`);
    }
  });
});

describe("a whole number", () => {
  it("has its value, or the fallback if it is not set", () => {
    const reader = new SettingsReader({ A: "1", B: "100" });
    assert.deepEqual([reader.integer("a", BOUNDS, 5), reader.integer("b", BOUNDS, 5)], [1, 100]);
    assert.equal(reader.integer("c", BOUNDS, 5), 5);
    reader.assertUsable();
  });

  for (const A of ["0", "101", "-1", "1.5", "5s", "", " ", "NaN", "Infinity", "1e99"]) {
    it(`cannot be ${JSON.stringify(A)}`, () => {
      const problem = problemOf({ A }, (reader) => reader.integer("a", BOUNDS, 5));
      assert.equal(problem, `settings: A is "${A}"; it takes a whole number from 1 to 100`);
    });
  }
});

describe("settings with several problems", () => {
  it("report all of them at once", () => {
    const problem = problemOf({ A: "", B: "x", C: "y" }, (reader) => {
      reader.text("a", "a");
      reader.integer("b", BOUNDS, 5);
      reader.oneOf("c", ["z"], "z");
    });
    assert.equal(problem?.split("; it takes ").length, 3);
    assert.match(problem ?? "", /^settings: A is empty.*; B is "x".*; C is "y"/);
  });
});

describe("a flag", () => {
  it("is true, false, or the fallback if it is not set", () => {
    const reader = new SettingsReader({ A: "true", B: "false" });
    assert.deepEqual([reader.flag("a", false), reader.flag("b", true), reader.flag("c", true)], [true, false, true]);
    reader.assertUsable();
    assert.equal(
      problemOf({ A: "yes" }, (other) => other.flag("a", true)),
      'settings: A is "yes"; it takes true or false',
    );
  });
});

describe("an optional text", () => {
  it("is undefined if it is not set, and must not be blank", () => {
    const reader = new SettingsReader({ A: "x" });
    assert.deepEqual([reader.optionalText("a"), reader.optionalText("b")], ["x", undefined]);
    reader.assertUsable();
    const problem = problemOf({ A: " " }, (other) => other.optionalText("a"));
    assert.equal(problem, "settings: A is empty; leave it out, or give it a value");
  });
});

describe("an address", () => {
  it("is an absolute HTTP address, without the slash at its end, or undefined if it is not set", () => {
    const reader = new SettingsReader({ A: "http://tekton:8080/", B: "https://tekton/x" });
    assert.deepEqual(
      [reader.url("a"), reader.url("b"), reader.url("c")],
      ["http://tekton:8080", "https://tekton/x", undefined],
    );
    reader.assertUsable();
  });

  for (const A of ["", "tekton", "tekton:8080", "ftp://tekton", "http://"]) {
    it(`cannot be ${JSON.stringify(A)}`, () => {
      const problem = problemOf({ A }, (reader) => reader.url("a"));
      assert.equal(problem, `settings: A is "${A}"; it takes an address such as http://tekton:8080`);
    });
  }
});

describe("a settings file", () => {
  const directory = mkdtempSync(join(tmpdir(), "settings-"));
  after(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "adx.yaml");
  const written = (text: string): Environment => {
    writeFileSync(path, text);
    return { SETTINGS_FILE: path };
  };

  it("holds what the environment does not", () => {
    const reader = new SettingsReader({
      ...written("service:\n  instance:\n    name: mine\nnats.urls: [a, b]\n"),
      NATS_URLS: "c",
    });
    assert.deepEqual([reader.name("service.instance.name", "x"), reader.text("nats.urls", "y")], ["mine", "c"]);
    reader.assertUsable();
  });

  it("is named with line and column where a value makes no sense", () => {
    const problem = problemOf(written("kaa:\n  port: many\n"), (reader) => reader.integer("kaa.port", BOUNDS, 5));
    assert.equal(problem, `settings: ${path}:2:9: kaa.port is "many"; it takes a whole number from 1 to 100`);
  });

  it("must not hold a key that nobody reads, save those of others", () => {
    const environment = written("kaa:\n  prot: 1\n");
    const problem = problemOf(environment, (reader) => reader.integer("kaa.port", BOUNDS, 5));
    assert.equal(problem, `settings: ${path}:2:9: there is no setting kaa.prot; there are kaa.port`);
    const reader = new SettingsReader(environment);
    reader.integer("kaa.port", BOUNDS, 5);
    reader.assertUsable(["kaa.prot"]);
    reader.assertReadable();
  });

  it("has to be there, and to be YAML", () => {
    const missing = problemOf({ SETTINGS_FILE: `${path}.not` }, () => {});
    assert.match(
      missing ?? "",
      /^settings: SETTINGS_FILE is ".*adx\.yaml\.not"; it takes a YAML file that can be read: ENOENT/,
    );
    assert.match(problemOf(written("a: ["), () => {}) ?? "", /adx\.yaml:\d+:\d+: not valid YAML/);
  });
});

describe("settings that make no sense together", () => {
  it("are told of with all other problems", () => {
    const reader = new SettingsReader({ KAA_PORT: "no" });
    reader.report("KAA_A and KAA_B exclude each other; leave one out");
    reader.integer("kaa.port", { minimum: 1, maximum: 100 }, 5);
    assert.throws(() => reader.assertUsable(), {
      message: /^settings: KAA_A and KAA_B exclude each other; leave one out; KAA_PORT is "no"/,
    });
  });
});
