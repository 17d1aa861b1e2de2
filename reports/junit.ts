import { XMLBuilder } from "fast-xml-parser";
import type { DescribedMessage, Finding, RequirementVerdict, RunVerdict } from "../conformance/verdicts/index.ts";
import {
  contentText,
  deliveryFacts,
  directionText,
  firstTime,
  kindText,
  relativeTime,
  tellingFacts,
} from "./message-facts.ts";
import { standingOf } from "./standing.ts";
import { shortened, visibleLines, visibleText } from "./visible-text.ts";

const FINDINGS_MAX = 20;
const CONTENT_LENGTH_MAX = 2000;

const BUILDER = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  textNodeName: "#",
  format: true,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/**
 * The verdict as JUnit XML: a suite for each protocol, a case for each requirement. A broken MUST is a failure; what
 * could not be judged or is our own fault is an error; a broken SHOULD or MAY passes, with a note on its output.
 */
export function junitReport(verdict: RunVerdict): string {
  const protocols = [...new Set(verdict.requirements.map(({ protocol }) => protocol))];
  const suites = protocols.map((protocol) =>
    suite(
      protocol,
      verdict.requirements.filter((row) => row.protocol === protocol),
      verdict,
    ),
  );
  const root = {
    "@name": `Kaaliper: ${visibleText(verdict.target.name)}`,
    ...counts(verdict.requirements),
    "@time": (verdict.durationMs / 1000).toFixed(3),
    testsuite: suites,
  };
  return BUILDER.build({ "?xml": { "@version": "1.0", "@encoding": "UTF-8" }, testsuites: root });
}

function suite(protocol: string, rows: readonly RequirementVerdict[], verdict: RunVerdict): object {
  return {
    "@name": visibleText(protocol),
    ...counts(rows),
    properties: { property: properties(verdict) },
    testcase: rows.map(testCase),
  };
}

function counts(rows: readonly RequirementVerdict[]): object {
  const standings = rows.map(standingOf);
  const count = (...wanted: readonly string[]): number =>
    standings.filter((standing) => wanted.includes(standing)).length;
  return {
    "@tests": rows.length,
    "@failures": count("broken"),
    "@errors": count("error", "unclear"),
    "@skipped": count("notJudged"),
  };
}

function properties({ target, profile, lane, seed, suite: { version }, complete }: RunVerdict): object[] {
  const values = { target: target.name, profile, lane, seed, "suite.version": version, complete };
  return Object.entries(values).map(([name, value]) => ({ "@name": name, "@value": visibleText(String(value)) }));
}

function testCase(row: RequirementVerdict): object {
  return { "@name": visibleText(`${row.id} ${row.text}`), "@classname": visibleText(row.protocol), ...result(row) };
}

function result(row: RequirementVerdict): object {
  const [first] = row.findings;
  const said = visibleLines(first?.message ?? row.reason ?? "no finding says why")[0];
  const problem = (type: string): object => ({ "@message": said, "@type": type, "#": details(row) });
  switch (standingOf(row)) {
    case "broken":
      return { failure: problem("broken MUST") };
    case "error":
      return { error: problem("fault of Kaaliper or of a simulator") };
    case "unclear":
      return { error: problem("could not be put to the test") };
    case "warning":
      return { "system-out": `Warning: the target does not keep this SHOULD.\n${details(row)}` };
    case "note":
      return { "system-out": `Note: the target does not follow this MAY.\n${details(row)}` };
    case "notJudged":
      return { skipped: { "@message": said } };
    case "kept":
      return {};
  }
}

function details({ protocol, section, reason, findings }: RequirementVerdict): string {
  const more = findings.length - FINDINGS_MAX;
  return [
    visibleText(`${protocol}, section "${section}"`),
    ...(reason === undefined ? [] : [visibleText(reason)]),
    ...findings.slice(0, FINDINGS_MAX).flatMap((finding) => ["", ...findingLines(finding)]),
    ...(more > 0 ? ["", `and ${more} more in verdict.json`] : []),
  ].join("\n");
}

function findingLines(finding: Finding): string[] {
  return [
    ...visibleLines(finding.message),
    visibleText(`${finding.source === "check" ? "Check" : "Example"} ${finding.id}`),
    ...finding.messages.map((message) => `  ${messageLine(message, firstTime(finding))}`),
  ];
}

function messageLine(message: DescribedMessage, firstAtMs: number): string {
  const facts = [...tellingFacts(message), ...deliveryFacts(message)].map(([name, value]) => `${name}=${value}`);
  const content = contentText(message);
  return [
    `#${message.sequence}`,
    relativeTime(message, firstAtMs),
    directionText(message),
    visibleText(message.path),
    kindText(message),
    ...facts,
    ...(message.problem === undefined ? [] : [visibleText(message.problem)]),
    ...(content === undefined ? [] : [shortened(content, CONTENT_LENGTH_MAX)]),
  ].join("  ");
}
