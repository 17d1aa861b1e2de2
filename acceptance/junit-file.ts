import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { jsonReader, objectWith, SCHEMAS } from "./json-reader.ts";

/** What a suite of a JUnit file says that it holds, and how many there really are. */
export interface JunitCounts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/** A suite: what it claims, and what is in it. */
export interface JunitSuite {
  readonly name: string;
  readonly claimed: JunitCounts;
  readonly counted: JunitCounts;
}

interface Case {
  readonly failure?: unknown;
  readonly error?: unknown;
  readonly skipped?: unknown;
}

interface Claims {
  readonly "@name": string;
  readonly "@tests": string;
  readonly "@failures": string;
  readonly "@errors": string;
  readonly "@skipped": string;
}

interface Junit {
  readonly testsuites: Claims & { readonly testsuite: readonly (Claims & { readonly testcase: readonly Case[] })[] };
}

const CLAIMS = Object.fromEntries(
  ["@name", "@tests", "@failures", "@errors", "@skipped"].map((name) => [name, { type: "string" }]),
);
const readParsed = jsonReader(
  SCHEMAS.compile<Junit>(
    objectWith({
      testsuites: objectWith({
        ...CLAIMS,
        testsuite: { type: "array", items: objectWith({ ...CLAIMS, testcase: { type: "array" } }) },
      }),
    }),
  ),
);

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  isArray: (name) => ["testsuite", "testcase"].includes(name),
});

/** Reads a JUnit file: the claims of the whole, and its suites. Fails if it is no well-formed XML. */
export function readJunit(path: string): { readonly claimed: JunitCounts; readonly suites: readonly JunitSuite[] } {
  const text = readFileSync(path, "utf8");
  assert.equal(XMLValidator.validate(text), true);
  const { testsuites } = readParsed(JSON.stringify(PARSER.parse(text)));
  const suites = testsuites.testsuite.map((suite) => ({
    name: suite["@name"],
    claimed: claims(suite),
    counted: count(suite.testcase),
  }));
  return { claimed: claims(testsuites), suites };
}

/** Adds up what several suites hold. */
export function totalOf(counts: readonly JunitCounts[]): JunitCounts {
  return counts.reduce((sum, part) => ({
    tests: sum.tests + part.tests,
    failures: sum.failures + part.failures,
    errors: sum.errors + part.errors,
    skipped: sum.skipped + part.skipped,
  }));
}

function claims(element: Claims): JunitCounts {
  return {
    tests: Number(element["@tests"]),
    failures: Number(element["@failures"]),
    errors: Number(element["@errors"]),
    skipped: Number(element["@skipped"]),
  };
}

/** A case without content is parsed to an empty text, which has none of these. */
function count(cases: readonly Case[]): JunitCounts {
  return {
    tests: cases.length,
    failures: cases.filter((found) => found.failure !== undefined).length,
    errors: cases.filter((found) => found.error !== undefined).length,
    skipped: cases.filter((found) => found.skipped !== undefined).length,
  };
}
