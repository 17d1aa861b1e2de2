import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { readCatalogue } from "./index.ts";

const HEAD = "protocol: 7/CMP\ntitle: Configuration\nprefix: CMP\nrequirements:\n";

interface Row {
  readonly id?: string;
  readonly level?: string;
  readonly basis?: string;
  readonly more?: string;
}

function row({ id = "CMP-001", level = "must", basis = "keyword", more = "" }: Row = {}): string {
  const fields = `id: ${id}, level: ${level}, obliged: cmx, basis: ${basis}, section: S, text: T`;
  return `  - { ${fields}${more} }\n`;
}

describe("the catalogue", () => {
  const base = mkdtempSync(join(tmpdir(), "catalogue-"));
  after(() => rmSync(base, { recursive: true }));

  const read = (files: Readonly<Record<string, string>>) => {
    const directory = mkdtempSync(join(base, "files-"));
    Object.entries(files).forEach(([name, text]) => writeFileSync(join(directory, name), text));
    return readCatalogue(directory);
  };
  const refuses = (files: Readonly<Record<string, string>>, message: RegExp) => {
    assert.throws(() => read(files), { name: "CatalogueError", message });
  };

  it("holds the rows of every file with their document, ordered by its number and then by identifier", () => {
    const rows = read({
      "z.yaml": `${HEAD.replace("7/CMP", "10/XYZ").replace("CMP", "XYZ")}${row({ id: "XYZ-001" })}`,
      "b.yaml": `${HEAD}${row({ id: "CMP-002" })}${row({ id: "CMP-001", more: ", profiles: [rfc], deferred: Later" })}`,
      "notes.md": "not a catalogue",
    });
    assert.deepEqual(
      rows.map(({ id, protocol }) => `${protocol} ${id}`),
      ["7/CMP CMP-001", "7/CMP CMP-002", "10/XYZ XYZ-001"],
    );
    assert.deepEqual(rows[0], {
      id: "CMP-001",
      level: "must",
      obliged: "cmx",
      basis: "keyword",
      section: "S",
      text: "T",
      profiles: ["rfc"],
      deferred: "Later",
      protocol: "7/CMP",
    });
  });

  it("refuses an identifier that is given twice, in one file or in two", () => {
    const twice = /files-.*: CMP-001 is given twice; identifiers are unique and never reused$/;
    refuses({ "a.yaml": `${HEAD}${row()}${row()}` }, twice);
    refuses({ "a.yaml": `${HEAD}${row()}`, "b.yaml": `${HEAD}${row()}` }, twice);
  });

  it("refuses a reading of ours that claims to be a MUST, and takes it as a SHOULD", () => {
    refuses(
      { "a.yaml": `${HEAD}${row({ basis: "inferred" })}` },
      /a\.yaml: CMP-001 is a reading of ours, which is at most a SHOULD$/,
    );
    assert.equal(read({ "a.yaml": `${HEAD}${row({ basis: "inferred", level: "should" })}` }).length, 1);
  });

  it("refuses an identifier that does not begin with the file's prefix", () => {
    refuses({ "a.yaml": `${HEAD}${row({ id: "ESP-001" })}` }, /a\.yaml: ESP-001 does not begin with CMP-$/);
    refuses({ "a.yaml": `${HEAD}${row({ id: "CMPX-001" })}` }, /a\.yaml: CMPX-001 does not begin with CMP-$/);
  });

  const invalid: readonly (readonly [string, string, RegExp])[] = [
    [
      "an unknown key in a row",
      `${HEAD}${row()}${row({ id: "CMP-002", more: ", mood: good" })}`,
      /\/requirements\/1 must NOT have additional properties such as "mood"$/,
    ],
    [
      "an unknown key of the file",
      `mood: good\n${HEAD}${row()}`,
      /the document must NOT have additional properties such as "mood"$/,
    ],
    [
      "an unknown level",
      `${HEAD}${row({ level: "shall" })}`,
      /\/requirements\/0\/level must be equal to one of the allowed values: must, should, may$/,
    ],
    [
      "an unknown basis",
      `${HEAD}${row({ basis: "hearsay" })}`,
      /\/requirements\/0\/basis must be equal .*: keyword, schema, plain, inferred, house$/,
    ],
    ["an identifier of another form", `${HEAD}${row({ id: "CMP-1" })}`, /\/requirements\/0\/id must match pattern/],
    [
      "a row without a text",
      `${HEAD}${row().replace(", text: T", "")}`,
      /\/requirements\/0 must have required property 'text'$/,
    ],
    [
      "an empty excuse",
      `${HEAD}${row({ more: ', deferred: ""' })}`,
      /\/requirements\/0\/deferred must NOT have fewer than 1 characters$/,
    ],
    ["no rows", HEAD.replace("requirements:", "requirements: []"), /\/requirements must NOT have fewer than 1 items$/],
    ["nothing", "", /the document must be object$/],
    ["no YAML", "protocol: [", /not valid YAML: .*line 1, column 12/],
    ["two problems", `${HEAD}${row({ id: "X", level: "shall" })}`, /.*\/id .*; .*\/level /],
  ];
  for (const [circumstance, text, message] of invalid) {
    it(`refuses a file with ${circumstance} and says where`, () => {
      refuses({ "a.yaml": text }, new RegExp(`files-\\w+/a\\.yaml: ${message.source}`));
    });
  }
});

describe("the catalogue that Kaaliper has", () => {
  it("can be read and holds every document of the services, and the two drafts of 2017", () => {
    const rows = readCatalogue(join(projectRoot(import.meta.dirname), "conformance", "requirements"));
    assert.deepEqual(
      [...new Set(rows.map(({ protocol }) => protocol))],
      [
        "1/KP",
        "3/ISM",
        "3/CMX (2017)",
        "4/ESP",
        "5/CMX2CDP (2017)",
        "6/CDTP",
        "7/CMP",
        "9/ELCE",
        "11/CEP",
        "12/CIP",
        "17/SCMP",
        "21/TLE",
        "ADX",
        "CEX",
        "CMX",
      ],
    );
    assert.ok(rows.length >= 60, `${rows.length} rows`);
  });
});

function projectRoot(from: string): string {
  assert.notEqual(dirname(from), from, "no package.json above this test");
  return existsSync(join(from, "package.json")) ? from : projectRoot(dirname(from));
}
