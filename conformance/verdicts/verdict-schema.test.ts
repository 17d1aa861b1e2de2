import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv, type AnySchemaObject } from "ajv";
import { type DescribedMessage, judgeRun, type RunFacts, type RunVerdict } from "./index.ts";

const OWN_RULE = {
  id: "CMP-004",
  level: "must",
  obliged: "cmx",
  basis: "keyword",
  protocol: "7/CMP",
  section: "Configuration resource request",
  text: "A request that names the current configuration is answered without identifier and configuration.",
} as const;

/** Every member that there is, so that a new one cannot be left out of the schema. */
const MESSAGE: Required<DescribedMessage> = {
  sequence: 7,
  atMs: 1_700_000_000_000,
  transport: "nats",
  direction: "bus",
  path: "kaa.v1.service.kpc.esp.ExtensionData",
  replyTo: "kaa.v1.replica.r.esp.ExtensionData",
  connection: "mqtt-7",
  qualityOfService: 1,
  statusCode: 404,
  injected: true,
  kind: "ExtensionData",
  fields: { statusCode: 200, reasonPhrase: null },
  problem: "1 byte is left over",
  text: "base64:AA==",
  payload: "AA==",
};

const FACTS: RunFacts = {
  suiteVersion: "0.1.0",
  targetName: "sample",
  profile: "deployed",
  capabilities: ["cmx"],
  repeated: [],
  lane: "fast",
  seed: 7,
  durationMs: 12.5,
  catalogue: [OWN_RULE, { ...OWN_RULE, id: "CMP-013", level: "may", deferred: "Comes later." }],
  rules: [],
  examples: [
    {
      id: "features/07-cmp/configuration-request.feature:12",
      name: "The endpoint names its configuration",
      requirements: ["CMP-004"],
      verdict: "fail",
      skipped: false,
      problem: "The response holds a configuration",
      unanswered: false,
      endpointIds: [],
    },
  ],
  checks: [],
  evidenceOf: () => [MESSAGE],
  selection: false,
  targetGone: undefined,
  problems: [],
};

const VERDICT = judgeRun(FACTS);

describe("verdict.schema.json", () => {
  it("accepts what a run writes", () => {
    assert.deepEqual(problemsOf(VERDICT), []);
    assert.equal(VERDICT.requirements[0]?.findings[0]?.messages.length, 1);
  });

  it("demands every part of a verdict", () => {
    for (const name of Object.keys(VERDICT)) {
      const incomplete = Object.fromEntries(Object.entries(VERDICT).filter(([key]) => key !== name));
      assert.deepEqual(problemsOf(incomplete), [` must have required property '${name}'`]);
    }
  });

  it("demands every part of a requirement save the reason", () => {
    const [row] = VERDICT.requirements;
    assert.ok(row !== undefined);
    for (const name of Object.keys(row)) {
      const incomplete = Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));
      const problems = problemsOf({ ...VERDICT, requirements: [incomplete] });
      assert.deepEqual(problems, [`/requirements/0 must have required property '${name}'`]);
    }
  });

  it("refuses what it does not know, at every depth", () => {
    const [row] = VERDICT.requirements;
    const finding = row?.findings[0];
    const broken: unknown[] = [
      { ...VERDICT, mood: "good" },
      { ...VERDICT, requirements: [{ ...row, deferred: "Comes later." }] },
      { ...VERDICT, requirements: [{ ...row, findings: [{ ...finding, mood: "good" }] }] },
      { ...VERDICT, requirements: [{ ...row, findings: [{ ...finding, messages: [{ ...MESSAGE, to: "me" }] }] }] },
      { ...VERDICT, summary: { ...VERDICT.summary, must: { ...VERDICT.summary.must, skipped: 0 } } },
    ];
    for (const verdict of broken) {
      assert.match(problemsOf(verdict).join(), /must NOT have additional properties$/);
    }
  });

  it("refuses values that no run gives", () => {
    const broken: [Partial<Record<keyof RunVerdict, unknown>>, string][] = [
      [{ seed: "7" }, "/seed must be integer"],
      [{ durationMs: -1 }, "/durationMs must be >= 0"],
      [{ lane: "slow" }, "/lane must be equal to one of the allowed values"],
      [{ complete: 1 }, "/complete must be boolean"],
      [{ scenarios: { total: 1, passed: 1.5, failed: 0, skipped: 0 } }, "/scenarios/passed must be integer"],
      [
        { requirements: [{ ...VERDICT.requirements[0], verdict: "not-applicable" }] },
        "/requirements/0/verdict must be equal to one of the allowed values",
      ],
    ];
    for (const [part, problem] of broken) {
      assert.deepEqual(problemsOf({ ...VERDICT, ...part }), [problem]);
    }
  });
});

const validate = new Ajv({ allErrors: true }).compile(readSchema());

/** What is wrong with a verdict, once it has been written and read as JSON. */
function problemsOf(verdict: unknown): string[] {
  const written: unknown = JSON.parse(JSON.stringify(verdict));
  void validate(written);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function readSchema(): AnySchemaObject {
  const path = join(projectRoot(dirname(fileURLToPath(import.meta.url))), "conformance", "verdicts");
  const schema: unknown = JSON.parse(readFileSync(join(path, "verdict.schema.json"), "utf8"));
  assert.ok(isObject(schema));
  return schema;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function projectRoot(from: string): string {
  assert.notEqual(dirname(from), from, "no package.json above this test");
  return existsSync(join(from, "package.json")) ? from : projectRoot(dirname(from));
}
