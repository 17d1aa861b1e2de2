import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RunVerdict } from "../conformance/verdicts/index.ts";
import { FAILING_VERDICT, PASSING_VERDICT } from "./example-verdict.ts";
import { htmlReport } from "./index.ts";

describe("htmlReport", () => {
  it("is one document that fetches nothing", () => {
    const page = report(FAILING_VERDICT);
    assert.match(page, /^<!doctype html>\n<html lang="en">/);
    assert.match(page, /<title>acme-cmx: error – Kaaliper<\/title>/);
    assert.doesNotMatch(page, /<link|<img|\bsrc=|url\(|@import|https?:|\[object/);
  });

  it("has an entry with an anchor for every requirement", () => {
    const anchors = Array.from(report(PASSING_VERDICT).matchAll(/<article class="rule" id="([^"]+)"/g), ([, id]) => id);
    assert.deepEqual(
      anchors,
      PASSING_VERDICT.requirements.map(({ id }) => id),
    );
  });

  it("opens what demands attention and names it ahead of the list", () => {
    const page = report(FAILING_VERDICT);
    const opened = Array.from(page.matchAll(/id="([^"]+)" data-standing="\w+">\s*<details open>/g), ([, id]) => id);
    assert.deepEqual(opened, ["KP-001", "ESP-007", "CMP-004", "CMP-009", "CMP-017"]);
    const [, named = ""] = /<ul class="concerns">(.*)<\/ul>\n/.exec(page) ?? [];
    assert.deepEqual(
      Array.from(named.matchAll(/href="#([^"]+)"/g), ([, id]) => id),
      ["CMP-004", "KP-001", "ESP-007", "ESP-011", "CMP-009", "CMP-017"],
    );
    assert.doesNotMatch(report(PASSING_VERDICT), /<details open>|What needs attention/);
  });

  it("shows the table by protocol and level", () => {
    const rows = Array.from(report(FAILING_VERDICT).matchAll(/<tr><th scope="row">(.*?)<\/tr>/g), ([, row = ""]) =>
      row
        .replaceAll(/<[^>]*>/g, " ")
        .split(/\s+/)
        .join(" ")
        .trim(),
    );
    assert.deepEqual(rows, [
      "3/ISM 1/1 – –",
      "4/ESP 0/1 unclear 0/1 unclear –",
      "7/CMP 1/2 broken 0/1 warning 0/1 note",
      "All 2/4 broken 0/2 unclear 0/1 note",
    ]);
  });

  it("shows the messages of a finding with all their fields", () => {
    const page = report(FAILING_VERDICT);
    assert.match(page, /<summary>3 messages<\/summary>/);
    assert.match(page, /<span class="soft">appVersionName<\/span> <code>thermostat-v1<\/code>/);
    assert.match(page, /<pre>\{&quot;configId&quot;:&quot;97016dbe8bb4adff8f754ecbf24612f2&quot;\}<\/pre>/);
    assert.match(page, /<code>run @CMP-004<\/code>/);
  });

  it("says why a run is incomplete", () => {
    assert.match(report(FAILING_VERDICT), /Why the run is incomplete<\/h2>\n<pre>1 of 11 examples/);
    assert.doesNotMatch(report(PASSING_VERDICT), /Why the run is incomplete/);
  });

  it("shows what a target sends as text, never as markup", () => {
    const markup = '<script>alert(1)</script><b onclick="x">\'&';
    const requirements = FAILING_VERDICT.requirements.map((row) => ({
      ...row,
      text: markup,
      section: markup,
      protocol: markup,
      scenarios: [markup],
      findings: row.findings.map((finding) => ({
        ...finding,
        id: markup,
        message: markup,
        messages: finding.messages.map((message) => ({
          ...message,
          path: markup,
          kind: markup,
          problem: markup,
          text: markup,
          fields: { [markup]: markup },
        })),
      })),
    }));
    const page = report({ ...FAILING_VERDICT, requirements, target: { name: markup }, problems: [markup] }, markup);
    assert.equal(page.match(/<script>/g)?.length, 1);
    assert.doesNotMatch(page, /<b |onclick="/);
    assert.ok(page.includes("&lt;script&gt;alert(1)&lt;/script&gt;"));
  });
});

function report(verdict: RunVerdict, command = "run"): string {
  return htmlReport(verdict, { repeatCommand: (id) => (id === undefined ? command : `${command} @${id}`) });
}
