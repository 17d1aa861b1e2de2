import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { RunVerdict } from "../conformance/verdicts/index.ts";
import { FAILING_VERDICT, PASSING_VERDICT } from "./example-verdict.ts";
import { junitReport } from "./index.ts";

describe("junitReport", () => {
  it("makes a suite of each protocol and a case of each requirement", () => {
    const root = read(PASSING_VERDICT);
    const suites = children(root, "testsuite");
    assert.deepEqual(
      suites.map((suite) => [suite["@name"], suite["@tests"], children(suite, "testcase").length]),
      [
        ["1/KP", "1", 1],
        ["3/ISM", "2", 2],
        ["4/ESP", "2", 2],
        ["7/CMP", "5", 5],
      ],
    );
    assert.deepEqual(attributes(root), {
      "@name": "Kaaliper: acme-cmx",
      "@tests": "10",
      "@failures": "0",
      "@errors": "0",
      "@skipped": "2",
      "@time": "4.230",
    });
  });

  it("counts a broken MUST as failure, and what is unclear or our own fault as error", () => {
    const root = read(FAILING_VERDICT);
    const cases = children(root, "testsuite").flatMap((suite) => children(suite, "testcase"));
    const having = (part: string): unknown[] =>
      cases.filter((one) => part in one).map((one) => String(one["@name"]).slice(0, 7).trim());
    assert.deepEqual([root["@failures"], root["@errors"], root["@skipped"]], ["1", "3", "2"]);
    assert.deepEqual(having("failure"), ["CMP-004"]);
    assert.deepEqual(having("error"), ["KP-001", "ESP-007", "ESP-011"]);
    assert.deepEqual(having("system-out"), ["CMP-009", "CMP-017"]);
    assert.deepEqual(having("skipped"), ["ISM-006", "CMP-007"]);
  });

  it("names the rule, and shows the messages in the failure", () => {
    const [, , , suite] = children(read(FAILING_VERDICT), "testsuite");
    const broken = children(suite ?? {}, "testcase").find((one) => "failure" in one);
    const [failure] = children(broken ?? {}, "failure");
    assert.match(String(broken?.["@name"]), /^CMP-004 A request that names the current configuration/);
    assert.equal(broken?.["@classname"], "7/CMP");
    assert.equal(failure?.["@message"], "The response holds a configuration:");
    assert.match(String(failure?.["#"]), /#42 {2}\+1 ms {2}bus {2}kaa\.v1\.service\.cmx\.esp\.ClientData/);
    assert.match(String(failure?.["#"]), /\{"configId":"97016dbe8bb4adff8f754ecbf24612f2"\}/);
  });

  it("says why a rule was not judged, and what is wrong with a SHOULD", () => {
    const [, protocol, , suite] = children(read(FAILING_VERDICT), "testsuite");
    const skipped = children(protocol ?? {}, "testcase").flatMap((one) => children(one, "skipped"));
    assert.deepEqual(skipped, [{ "@message": "It takes two replicas to tell." }]);
    const warning = children(suite ?? {}, "testcase").find((one) => String(one["@name"]).startsWith("CMP-009"));
    assert.match(String(warning?.["system-out"]), /^Warning: .*\n.*\n\nStatus 200 is no client error\n/);
  });

  it("tells in the properties what was run", () => {
    const [suite] = children(read(PASSING_VERDICT), "testsuite");
    const [properties] = children(suite ?? {}, "properties");
    assert.deepEqual(children(properties ?? {}, "property"), [
      { "@name": "target", "@value": "acme-cmx" },
      { "@name": "profile", "@value": "rfc" },
      { "@name": "lane", "@value": "wire" },
      { "@name": "seed", "@value": "1847203" },
      { "@name": "suite.version", "@value": "0.1.0" },
      { "@name": "complete", "@value": "true" },
    ]);
  });

  it("survives characters that XML forbids", () => {
    const harmful = "\u0000\u001b\ufffe\ud800]]>&<\"'";
    const requirements = FAILING_VERDICT.requirements.map((row) => ({
      ...row,
      text: harmful,
      section: harmful,
      ...(row.reason === undefined ? {} : { reason: harmful }),
      findings: row.findings.map((finding) => ({ ...finding, message: `one\n${harmful}`, id: harmful })),
    }));
    const xml = junitReport({ ...FAILING_VERDICT, target: { name: harmful }, requirements });
    assert.equal(XMLValidator.validate(xml), true);
    assert.doesNotMatch(xml.replaceAll("\n", ""), /[\p{Cc}\p{Cs}\ufffe]/u);
    const root = read({ ...FAILING_VERDICT, target: { name: harmful }, requirements });
    assert.equal(root["@name"], "Kaaliper: \\u{0}\\u{1b}\\u{fffe}\\u{d800}]]>&<\"'");
  });
});

type Node = Readonly<Record<string, unknown>>;

function read(verdict: RunVerdict): Node {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    textNodeName: "#",
    parseAttributeValue: false,
    parseTagValue: false,
    trimValues: false,
  });
  const document: unknown = parser.parse(junitReport(verdict));
  assert.ok(isNode(document));
  const [root] = children(document, "testsuites");
  assert.ok(root !== undefined);
  return root;
}

function children(node: Node, name: string): Node[] {
  const value = node[name];
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function attributes(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([name]) => name.startsWith("@")));
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}
