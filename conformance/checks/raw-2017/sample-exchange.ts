import {
  clientDataCodec,
  clientDataSubject,
  extensionDataCodec,
  extensionDataReplicaSubject,
} from "../../../protocol/esp/index.ts";
import { encodeJson } from "../../../protocol/json/index.ts";
import type { Check, CheckContext, OwnedEndpoint } from "../check.ts";
import type { RecordedMessage } from "../recording.ts";
import { BEGINNING_MS, sampleContext } from "../sample-trace.ts";
import { traceOf } from "../trace.ts";
import { readDraftMessage } from "./draft-message.ts";

/** How a message differs from the sound one: in members of its JSON (undefined: left out), or in what is around it. */
export interface Change {
  readonly members?: Readonly<Record<string, unknown>>;
  readonly message?: Partial<RecordedMessage>;
}

/** The messages of the sample by what they are, in their order; sequence numbers count from 1. */
const NAMES = [
  "question",
  "questionOnBus",
  "request",
  "response",
  "answerOnBus",
  "answer",
  "confirmation",
  "confirmationOnBus",
  "updated",
  "newAvailable",
  "pushOnBus",
  "push",
] as const;

type Name = (typeof NAMES)[number];

/** The differences of an exchange from the sound one. */
export type Changes = Readonly<Partial<Record<Name, Change>>>;

const ENDPOINT: OwnedEndpoint = { endpointId: "endpoint-1", endpointToken: "token1", deliberate: [] };
const TOPIC = "kp1/kettle-v1/cmx/token1/json";
const GATE = extensionDataReplicaSubject("kpc-1");
const OWNER = { appVersionToken: "kettle-v1", endpointId: ENDPOINT.endpointId };
const CONTENT = { bytes: Buffer.from("[15]").toString("base64") };

type Sound = Omit<RecordedMessage, "sequence" | "atMs" | "payload"> & {
  readonly body: Readonly<Record<string, unknown>>;
};

const client = { transport: "mqtt", connection: "c-1", qualityOfService: 1 } as const;
const bus = { transport: "nats", direction: "bus" } as const;

/** What the sample consists of, before any change; bodies of what Avro carries are what it carries. */
function sound(atMs: number): Readonly<Record<Name, Sound>> {
  const targeted = { correlationId: "correlation-1", timestamp: atMs, timeout: 500, ...OWNER };
  const event = { correlationId: "correlation-2", eventTimestamp: atMs, originatorReplicaId: "replica-1", ...OWNER };
  const confirmation = { id: 42, status: "ok" };
  return {
    question: { ...client, direction: "fromClient", path: `${TOPIC}/7`, body: {} },
    questionOnBus: { ...bus, path: clientDataSubject("cmx"), replyTo: GATE, body: {} },
    request: { ...bus, path: "kaa.v1.service.ecr", replyTo: "kaa.v1.service.cmx.cmx-1", body: targeted },
    response: {
      ...bus,
      path: "kaa.v1.service.cmx.cmx-1",
      body: { ...targeted, contentType: "json", configVersion: 3, statusCode: 0, content: CONTENT },
    },
    answerOnBus: { ...bus, path: GATE, body: { id: 42, entries: [15] } },
    answer: { ...client, direction: "toClient", path: `${TOPIC}/7/status`, body: { id: 42, entries: [15] } },
    confirmation: { ...client, direction: "fromClient", path: `${TOPIC}/status`, body: confirmation },
    confirmationOnBus: { ...bus, path: clientDataSubject("cmx"), replyTo: GATE, body: confirmation },
    updated: { ...bus, path: "kaa.v1.events.cmx.endpoint.config.updated", body: { ...event, configVersion: 3 } },
    newAvailable: {
      ...bus,
      path: "kaa.v1.events.ecr.endpoint.config.new-available",
      body: { ...event, configVersion: 4, contentType: "json", content: CONTENT },
    },
    pushOnBus: { ...bus, path: GATE, body: { id: "43", entries: [15] } },
    push: {
      ...client,
      direction: "toClient",
      path: `${TOPIC}/status`,
      qualityOfService: 0,
      body: { id: "43", entries: [15] },
    },
  };
}

/**
 * An endpoint asks, gets its configuration and confirms it, and is sent a newer one, save for the changes given; less
 * the messages that are left out.
 */
export function draftExchange(changes: Changes = {}, ...leftOut: readonly Name[]): readonly RecordedMessage[] {
  return NAMES.flatMap((name, index) => {
    const atMs = BEGINNING_MS + (index + 1) * 10;
    const { body, ...around } = sound(atMs)[name];
    const { members = {}, message = {} } = changes[name] ?? {};
    const json =
      name === "question" || name === "questionOnBus" ? new Uint8Array() : encodeJson({ ...body, ...members });
    const payload = carried(name, json, atMs);
    return leftOut.includes(name) ? [] : [{ sequence: index + 1, atMs, ...around, payload, ...message }];
  });
}

/** Puts what Avro carries into its record. */
function carried(name: Name, payload: Uint8Array, timestamp: number): Uint8Array {
  const { endpointId, appVersionToken: appVersionName } = OWNER;
  const common = { correlationId: "correlation-1", timestamp, timeout: 0, appVersionName, endpointId };
  switch (name) {
    case "questionOnBus":
    case "confirmationOnBus": {
      const isQuestion = name === "questionOnBus";
      const resourcePath = isQuestion ? "/json" : "/json/status";
      const requestId = isQuestion ? 7 : null;
      return clientDataCodec("2020-05").encode({ ...common, resourcePath, requestId, payload, configName: null });
    }
    case "answerOnBus":
    case "pushOnBus":
      return extensionData(payload, { requestId: name === "pushOnBus" ? null : 7 });
    default:
      return payload;
  }
}

/** What CMX sends to the endpoint of the sample. */
export function extensionData(
  payload: Uint8Array,
  fields: Partial<Parameters<typeof extensionDataCodec.encode>[0]> = {},
): Uint8Array {
  return extensionDataCodec.encode({
    correlationId: "correlation-1",
    timestamp: BEGINNING_MS,
    timeout: 0,
    appVersionName: OWNER.appVersionToken,
    extensionInstanceName: "cmx",
    endpointId: OWNER.endpointId,
    resourcePath: "/json",
    requestId: null,
    payload,
    statusCode: 200,
    reasonPhrase: "OK",
    ...fields,
  });
}

/** What checks know beside the traffic, with what the endpoint's parties were told to do wrong. */
export function draftContext(...deliberate: OwnedEndpoint["deliberate"]): CheckContext {
  return sampleContext({
    avroSchemaSet: "2020-05",
    endpoints: new Map([[ENDPOINT.endpointId, { ...ENDPOINT, deliberate }]]),
  });
}

/** What a check said of the exchange: how often it looked at each rule, and what it found, with sequence numbers. */
export function judgedDraft(check: Check, messages: readonly RecordedMessage[], context = draftContext()) {
  const trace = traceOf({ messages, closedAtMs: BEGINNING_MS + 60_000 }, "2020-05", readDraftMessage);
  const { exercised, findings } = check.judge(trace, context);
  return {
    exercised: Object.fromEntries(exercised),
    findings: findings.map(({ requirement, message, evidence }) => ({
      requirement,
      message,
      evidence: evidence.map(({ sequence }) => sequence),
    })),
  };
}
