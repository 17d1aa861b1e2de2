import {
  type DescribedMessage,
  type ExampleResult,
  judgeRun,
  type RunFacts,
  type RunVerdict,
} from "../conformance/verdicts/index.ts";

type Rule = RunFacts["catalogue"][number];

const BEGAN_AT_MS = 1_760_000_000_000;
const ENDPOINT_ID = "4f1d6c52-0a0e-4f6e-9c1d-6f3a2b7c9e10";
const CORRELATION_ID = "0b9e7c1e-6a55-4d0a-8f3b-2d1c4e5f6a7b";
const CONFIGURATION = { configId: "97016dbe8bb4adff8f754ecbf24612f2", config: { interval: 60, mode: "AP" } };

const CATALOGUE: readonly Rule[] = [
  rule(
    "KP-001",
    "must",
    "communication-service",
    "1/KP",
    "Resource path",
    "A response is published on the topic of its request with the suffix /status or /error.",
  ),
  rule(
    "ISM-004",
    "must",
    "extension",
    "3/ISM",
    "Subject",
    "A subject is made of the parts that the document names, in their order.",
  ),
  {
    ...rule(
      "ISM-006",
      "must",
      "extension",
      "3/ISM",
      "Session affinity",
      "A message to a replica reaches that replica only.",
    ),
    deferred: "It takes two replicas to tell.",
  },
  rule(
    "ESP-007",
    "must",
    "extension",
    "4/ESP",
    "ExtensionData",
    "An answer repeats the correlation identifier of the message that it answers.",
  ),
  rule("ESP-011", "should", "extension", "4/ESP", "ExtensionData", "Every message is answered, and only once."),
  rule(
    "CMP-002",
    "must",
    "cmx",
    "7/CMP",
    "Configuration resource request",
    "A request that names no configuration is answered with the current one and its identifier.",
  ),
  rule(
    "CMP-004",
    "must",
    "cmx",
    "7/CMP",
    "Configuration resource request",
    "A request that names the current configuration is answered without identifier and configuration.",
  ),
  rule(
    "CMP-009",
    "should",
    "cmx",
    "7/CMP",
    "Configuration resource request",
    "A request whose payload breaks the schema is answered with a client error.",
  ),
  {
    ...rule("CMP-007", "should", "cmx", "7/CMP", "Configuration resource response", "A response says statusCode 200."),
    profiles: ["deployed"],
  },
  rule(
    "CMP-017",
    "may",
    "cmx",
    "7/CMP",
    "Configuration resource response",
    "A response to a request without identifier may be left out.",
  ),
];

function rule(
  id: string,
  level: Rule["level"],
  obliged: Rule["obliged"],
  protocol: string,
  section: string,
  text: string,
): Rule {
  return { id, level, obliged, basis: "keyword", protocol, section, text };
}

function example(line: number, requirement: string, result: Partial<ExampleResult> = {}): ExampleResult {
  return {
    id: `features/07-cmp/configuration-request.feature:${line}`,
    name: "The endpoint asks",
    requirements: [requirement],
    verdict: "pass",
    skipped: false,
    unanswered: false,
    endpointIds: [ENDPOINT_ID],
    ...result,
  };
}

const PASSING: RunFacts = {
  suiteVersion: "0.1.0",
  targetName: "acme-cmx",
  profile: "rfc",
  capabilities: ["cmx"],
  repeated: [],
  lane: "wire",
  seed: 1_847_203,
  durationMs: 4230,
  catalogue: CATALOGUE,
  rules: [],
  examples: ["KP-001", "ISM-004", "ESP-007", "ESP-011", "CMP-002", "CMP-004", "CMP-009", "CMP-017"].map((id, index) =>
    example(7 * index + 5, id),
  ),
  checks: [],
  evidenceOf: () => [],
  selection: false,
  targetGone: undefined,
  problems: [],
};

/** The messages of one request for a configuration, as the recorder saw them. */
export const EXAMPLE_MESSAGES: readonly DescribedMessage[] = [
  message(41, 0, {
    transport: "mqtt",
    direction: "fromClient",
    path: "kp1/thermostat-v1/cmx/J4mDk2qW/config/json/1",
    connection: "mqtt-7",
    qualityOfService: 1,
    kind: "client",
    text: '{"configId":"97016dbe8bb4adff8f754ecbf24612f2"}',
  }),
  message(42, 1, {
    path: "kaa.v1.service.cmx.esp.ClientData",
    replyTo: "kaa.v1.replica.kpc-1.esp.ExtensionData",
    kind: "ClientData",
    fields: {
      correlationId: CORRELATION_ID,
      timestamp: BEGAN_AT_MS + 1,
      timeout: 0,
      appVersionName: "thermostat-v1",
      endpointId: ENDPOINT_ID,
      resourcePath: "/config/json",
      requestId: 1,
      payload: '{"configId":"97016dbe8bb4adff8f754ecbf24612f2"}',
    },
  }),
  message(45, 7, {
    path: "kaa.v1.replica.kpc-1.esp.ExtensionData",
    kind: "ExtensionData",
    fields: {
      correlationId: CORRELATION_ID,
      timestamp: BEGAN_AT_MS + 6,
      timeout: 0,
      appVersionName: "thermostat-v1",
      extensionInstanceName: "cmx",
      endpointId: ENDPOINT_ID,
      resourcePath: "/config/json",
      requestId: 1,
      payload: JSON.stringify(CONFIGURATION),
      statusCode: 200,
      reasonPhrase: "Not \u001b[31mmodified",
    },
  }),
];

function message(
  sequence: number,
  afterMs: number,
  facts: Partial<DescribedMessage> & { kind: string; path: string },
): DescribedMessage {
  const payload = Buffer.from(facts.kind).toString("base64");
  return { sequence, atMs: BEGAN_AT_MS + afterMs, transport: "nats", direction: "bus", payload, ...facts };
}

/** A run that passes: nine rules, one of them deferred, one of another profile. */
export const PASSING_VERDICT: RunVerdict = judgeRun(PASSING);

/** A run of which only the examples of CMP-004 were selected. */
export const SELECTED_VERDICT: RunVerdict = judgeRun({
  ...PASSING,
  examples: PASSING.examples.filter(({ requirements }) => requirements.includes("CMP-004")),
  selection: true,
});

/** A run with a rule for every standing there is. */
export const FAILING_VERDICT: RunVerdict = judgeRun({
  ...PASSING,
  examples: [
    example(5, "KP-001", { verdict: "error", problem: "The simulated communication service sent no response" }),
    example(12, "ISM-004"),
    example(19, "ESP-007"),
    example(26, "ESP-007", {
      skipped: true,
      verdict: "inconclusive",
      problem: "The example was planned and never begun",
    }),
    example(33, "CMP-002"),
    ...[40, 47, 54, 61].map((line) =>
      example(line, "CMP-004", {
        verdict: "fail",
        problem: "The response holds a configuration:\n  expected neither configId nor config",
      }),
    ),
    example(68, "CMP-009", { verdict: "fail", problem: "Status 200 is no client error" }),
    example(75, "CMP-017", { verdict: "fail", problem: "A response came" }),
  ],
  evidenceOf: ({ requirements }) => (requirements.includes("CMP-004") ? EXAMPLE_MESSAGES : []),
  problems: [
    "1 of 11 examples did not come to an end, the first of them features/07-cmp/configuration-request.feature:26.",
  ],
});
