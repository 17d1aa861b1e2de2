import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseSource, type SourceFile } from "../source-tree/index.ts";
import { checkComments } from "./comment-notes.ts";
import { documentation } from "./doc-comments.ts";
import { checkFileLengths, fileLengths } from "./file-lengths.ts";
import type { Finding } from "./finding.ts";
import { checkFunctionLengths } from "./function-lengths.ts";
import { checkTypes } from "./loose-types.ts";
import { checkMachineTime } from "./machine-time.ts";
import { checkNames } from "./names.ts";
import { checkTestHabits } from "./test-habits.ts";

function source(text: string, path = "cli/a.ts"): SourceFile {
  return parseSource(path, text);
}

function messages(findings: readonly Finding[]): string[] {
  return findings.map((finding) => finding.message);
}

/** A function of so many lines, after `head`. */
function longFunction(head: string, lines: number): string {
  return `${head}{\n${"1;\n".repeat(lines - 2)}}`;
}

describe("file length", () => {
  const ofLines = (lines: number) => source("1;\n".repeat(lines));

  it("is at most 400 lines", () => {
    const short = Array.from({ length: 30 }, () => ofLines(1));
    assert.deepEqual(checkFileLengths([...short, ofLines(400)]), []);
    assert.deepEqual(messages(checkFileLengths([...short, ofLines(401)])), [
      "cli/a.ts has 401 lines, more than 400; divide it",
    ]);
  });

  it("has a median below 100 and a 95th percentile below 300", () => {
    const many = (count: number, lines: number) => Array.from({ length: count }, () => ofLines(lines));
    assert.deepEqual(checkFileLengths([...many(95, 99), ...many(5, 400)]), []);
    assert.equal(checkFileLengths(many(3, 100)).length, 1);
    assert.equal(checkFileLengths([...many(94, 10), ...many(6, 300)]).length, 1);
    assert.deepEqual(fileLengths([...many(94, 10), ...many(6, 300)]), { median: 10, percentile95: 300, max: 300 });
  });
});

describe("function length", () => {
  it("is at most 70 lines, whatever kind of function it is", () => {
    for (const head of ["function f() ", "export const f = () => ", "export const f = function () "]) {
      assert.equal(checkFunctionLengths(source(longFunction(head, 70))).length, 0, head);
      assert.equal(checkFunctionLengths(source(longFunction(head, 71))).length, 1, head);
    }
    assert.equal(checkFunctionLengths(source(`class C { ${longFunction("m() ", 71)} }`)).length, 1);
  });

  it("does not count the list of tests that describe takes, and counts the tests", () => {
    assert.equal(checkFunctionLengths(source(`${longFunction('describe("a", () => ', 90)})`)).length, 0);
    const inside = `describe("a", () => { ${longFunction('it("b", () => ', 71)}) })`;
    assert.equal(checkFunctionLengths(source(inside)).length, 1);
  });
});

describe("names", () => {
  it("are in kebab-case", () => {
    const good = ["cli/run-options.ts", "features/07-cmp/a.feature", "steps/endpoint.steps.ts", "docs/README.md"];
    assert.deepEqual(checkNames(good), []);
    for (const bad of ["cli/runOptions.ts", "cli/Run.ts", "cli/run_options.ts", "Cli/run.ts"]) {
      assert.equal(checkNames([bad]).length, 1, bad);
    }
  });

  it("hold no empty word", () => {
    for (const bad of ["cli/utils.ts", "cli/helpers/a.ts", "cli/test-helpers.ts", "misc/a.ts", "cli/common.test.ts"]) {
      assert.equal(checkNames([bad]).length, 1, bad);
    }
    const good = ["simulators/communication-service/index.ts", "conformance/checks/common-fields.ts"];
    assert.deepEqual(checkNames(good), []);
  });
});

describe("doc comments", () => {
  it("are missed on every kind of exported declaration", () => {
    const text = [
      "export const a = 1;",
      "export function b(): void {}",
      "export class C {}",
      "export interface D {}",
      "export type E = string;",
      "/* no doc comment */ export const f = 1;",
      "export default 1;",
    ].join("\n");
    const { exported, share, missing } = documentation([source(text)]);
    assert.deepEqual([exported, share, missing.length], [7, 0, 7]);
    assert.equal(missing[2]?.message, "cli/a.ts:3 exports C without a doc comment; state its contract");
  });

  it("are seen right above a declaration, and on any of its overloads", () => {
    const overloads = "/** B. */\nexport function b(x: string): void;\nexport function b(x: unknown): void { x; }";
    const { exported, share } = documentation([source(`/** A. */\nexport const a = 1;\n${overloads}`)]);
    assert.deepEqual([exported, share], [2, 1]);
  });

  it("are not asked of re-exports and tests", () => {
    const reExports = source('export * from "./b.ts"; export { c } from "./c.ts";');
    assert.equal(documentation([reExports, source("export const a = 1;", "cli/a.test.ts")]).exported, 0);
  });
});

describe("comments", () => {
  it("put no work off and silence no compiler", () => {
    for (const note of ["TODO", "FIXME", "XXX", "HACK", "@ts-ignore", "@ts-expect-error", "@ts-nocheck"]) {
      assert.equal(checkComments(source(`const a = 1; // ${note}: later`)).length, 1, note);
      assert.equal(checkComments(source(`const a = "${note}";`)).length, 0, note);
    }
  });
});

describe("types", () => {
  it("are neither any nor forced", () => {
    for (const text of ["let a: any;", "b as any;", "let c: any[];", "d as string;", "e!.f;", "<string>g;"]) {
      assert.notEqual(checkTypes(source(text)).length, 0, text);
    }
    assert.deepEqual(checkTypes(source("const a = [1] as const; const any = 1; a satisfies unknown;")), []);
  });
});

describe("tests and steps", () => {
  const bad = [
    "it.only('a', f);",
    "describe.skip('a', f);",
    "t.todo();",
    "setTimeout(f, 10);",
    "globalThis.setTimeout(f, 10);",
    "await sleep(10);",
    'import { setTimeout as pause } from "node:timers/promises";',
  ];
  for (const text of bad) {
    it(`do without: ${text}`, () => {
      assert.equal(checkTestHabits(source(text, "cli/a.test.ts")).length, 1);
      assert.equal(checkTestHabits(source(text, "steps/endpoint.steps.ts")).length, 1);
      assert.equal(checkTestHabits(source(text, "runtime/clock.ts")).length, 0);
    });
  }
});

describe("the time of the machine", () => {
  it("is read in runtime alone", () => {
    for (const text of ["new Date();", "Date();", "new Date;"]) {
      assert.equal(checkMachineTime(source(text)).length, 1, text);
      assert.equal(checkMachineTime(source(text, "runtime/clock.ts")).length, 0, text);
    }
    assert.deepEqual(checkMachineTime(source("new Date(clock.now());")), []);
  });
});
