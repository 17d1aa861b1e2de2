import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import type { RunVerdict } from "../conformance/verdicts/index.ts";
import { EXAMPLE_MESSAGES, FAILING_VERDICT, PASSING_VERDICT } from "./example-verdict.ts";
import { consoleSummary } from "./index.ts";

const PASSED = `
  PASSED  acme-cmx · profile rfc · wire lane · seed 1847203 · 4.2 s
          8 of 8 examples passed
          The target keeps every MUST that was put to the test.

           MUST    SHOULD    MAY
  3/ISM    1/1     –         –
  4/ESP    1/1     1/1       –
  7/CMP    2/2     1/1       1/1
  All      4/4     2/2       1/1

  Simulators  kept 1 of the 1 rules that bind them
  Not judged  1 deferred or unobservable, 1 of another profile

  Repeat      run everything
  Reports     /home/ann/out/report.html
              with verdict.json, junit.xml, messages.ndjson and traffic.ndjson beside it
`;

const BROKEN = `
  Broken (1)

  ✗ CMP-004  MUST    A request that names the current configuration is answered
                     without identifier and configuration.
                     7/CMP, section "Configuration resource request"

    The response holds a configuration:
      expected neither configId nor config
    Example features/07-cmp/configuration-request.feature:40
    Example features/07-cmp/configuration-request.feature:47
    Example features/07-cmp/configuration-request.feature:54
      #41   0 ms  client →  kp1/thermostat-v1/cmx/J4mDk2qW/config/json/1
                  MQTT message  connection=mqtt-7  qualityOfService=1
                  {"configId":"97016dbe8bb4adff8f754ecbf24612f2"}
      #42  +1 ms  bus       kaa.v1.service.cmx.esp.ClientData
                  ClientData  requestId=1  resourcePath=/config/json
                  endpointId=4f1d6c52-0a0e-4f6e-9c1d-6f3a2b7c9e10
                  correlationId=0b9e7c1e-6a55-4d0a-8f3b-2d1c4e5f6a7b
                  replyTo=kaa.v1.replica.kpc-1.esp.ExtensionData
                  {"configId":"97016dbe8bb4adff8f754ecbf24612f2"}
      #45  +7 ms  bus       kaa.v1.replica.kpc-1.esp.ExtensionData
                  ExtensionData  statusCode=200
                  reasonPhrase="Not \\u001b[31mmodified"  requestId=1
                  resourcePath=/config/json
                  endpointId=4f1d6c52-0a0e-4f6e-9c1d-6f3a2b7c9e10
                  correlationId=0b9e7c1e-6a55-4d0a-8f3b-2d1c4e5f6a7b
                  {"configId":"97016dbe8bb4adff8f754ecbf24612f2",
                  "config":{"interval":60,"mode":"AP"}}

    and 1 more in verdict.json

    Repeat: run @CMP-004

  Kaaliper or a simulator at fault (1)
`;

describe("consoleSummary", () => {
  it("says all of a run that passed on one screen", () => {
    assert.equal(summary(PASSING_VERDICT, 80), PASSED);
  });

  it("puts the headline on one line where there is room", () => {
    const [, headline] = summary(PASSING_VERDICT, 120).split("\n");
    const facts = "acme-cmx · profile rfc · wire lane · seed 1847203 · 4.2 s · 8 of 8 examples passed";
    assert.equal(headline, `  PASSED  ${facts}`);
  });

  it("shows a broken rule with the messages that prove it and the command that repeats it", () => {
    assert.ok(summary(FAILING_VERDICT, 80).includes(BROKEN), summary(FAILING_VERDICT, 80));
  });

  it("marks the worst in each cell of the table", () => {
    const lines = summary(FAILING_VERDICT, 80).split("\n");
    assert.deepEqual(
      lines.filter((line) => /^ {2}(4\/ESP|7\/CMP|All) /.test(line)),
      [
        "  4/ESP    0/1 unclear    0/1 unclear    –",
        "  7/CMP    1/2 broken     0/1 warning    0/1 note",
        "  All      2/4 broken     0/2 unclear    0/1 note",
      ],
    );
  });

  it("orders what demands attention from broken rules to notes, then says why the run is incomplete", () => {
    const text = summary(FAILING_VERDICT, 80);
    const order = [
      "✗ CMP-004",
      "✗ KP-001",
      "? ESP-007",
      "Nothing in this run put it to the test: ESP-011",
      "! CMP-009",
      "· CMP-017",
      "Why the run is incomplete",
      "1 of 11 examples did not come to an end",
      "Reports ",
    ];
    const places = order.map((part) => text.indexOf(part));
    assert.ok(!places.includes(-1), text);
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
  });

  it("repeats everything where no example belongs to the rule", () => {
    const requirements = FAILING_VERDICT.requirements.map((row) => ({ ...row, scenarios: [] }));
    assert.match(summary({ ...FAILING_VERDICT, requirements }, 80), /Repeat: run everything/);
  });

  it("keeps within the width, save paths and commands", () => {
    for (const width of [60, 80, 100, 120]) {
      const long = summary(FAILING_VERDICT, width)
        .split("\n")
        .filter((line) => Array.from(line).length > width && !/kaa\.v1|kp1\/|\.feature:|verdict\.json/.test(line));
      assert.deepEqual(long, []);
    }
  });

  it("shortens what a message transports, and the list of messages", () => {
    const [first] = EXAMPLE_MESSAGES;
    assert.ok(first !== undefined);
    const messages = Array.from({ length: 9 }, (_, index) => ({
      ...first,
      sequence: index + 1,
      text: "x".repeat(10_000),
    }));
    const text = summary(withFinding({ messages }), 80);
    assert.match(text, /3 earlier messages in verdict\.json/);
    assert.doesNotMatch(text, /#3 /);
    assert.match(text, /#4 /);
    assert.equal(text.match(/x…$/gm)?.length, 6);
    assert.ok(text.length < 8000);
  });

  it("shows fewer messages of the second finding than of the first", () => {
    const [one] = EXAMPLE_MESSAGES;
    assert.ok(one !== undefined);
    const messages = Array.from({ length: 5 }, (_, index) => ({ ...one, sequence: index + 1 }));
    const lines = summary(withFinding({ messages }, { messages, message: "It is late" }), 80).split("\n");
    const sequences = lines.flatMap((line) => /^ {6}#(\d)/.exec(line)?.[1] ?? []);
    assert.equal(sequences.join(""), "12345345");
    assert.ok(lines.includes("    2 earlier messages in verdict.json"));
  });

  it("shows three findings at most", () => {
    const text = summary(withFinding(...["a", "b", "c", "d", "e"].map((message) => ({ message }))), 80);
    assert.match(text, /and 2 more in verdict\.json/);
  });

  it("lets nothing through that a terminal would obey", () => {
    const harmful = "\u001b[2J\u0007\u009b\u202e";
    const verdict = withFinding({ message: `first\nsecond ${harmful}`, id: harmful });
    const text = summary({ ...verdict, target: { name: harmful }, problems: [harmful] }, 80);
    assert.doesNotMatch(text.replaceAll("\n", ""), /[\p{Cc}\u202e]/u);
    assert.match(text, /second \\u\{1b\}\[2J\\u\{7\}\\u\{9b\}\\u\{202e\}/);
  });

  it("is the same with colour, once the colour is taken away", () => {
    for (const verdict of [PASSING_VERDICT, FAILING_VERDICT]) {
      const coloured = summary(verdict, 80, true);
      assert.notEqual(coloured, summary(verdict, 80));
      assert.equal(stripVTControlCharacters(coloured), summary(verdict, 80));
    }
    assert.ok(summary(FAILING_VERDICT, 80, true).includes("\u001b[35mERROR\u001b[39m"));
  });
});

function summary(verdict: RunVerdict, width: number, colour = false): string {
  const repeatCommand = (id: string | undefined): string => (id === undefined ? "run everything" : `run @${id}`);
  return consoleSummary(verdict, { colour, width, repeatCommand, output: "/home/ann/out" });
}

/** A verdict of one broken rule with these findings. */
function withFinding(...findings: Partial<RunVerdict["requirements"][number]["findings"][number]>[]): RunVerdict {
  const requirements = FAILING_VERDICT.requirements
    .filter(({ id }) => id === "CMP-004")
    .map((row) => ({
      ...row,
      findings: findings.map((finding) => ({
        source: "check" as const,
        verdict: "fail" as const,
        id: "correlation",
        message: "It differs",
        messages: [],
        ...finding,
      })),
    }));
  return { ...FAILING_VERDICT, requirements };
}
