import assert from "node:assert/strict";
import {
  type ConfigRequest,
  type ConfigResponse,
  configRequestCodec,
  configRequestSubject,
  configResponseCodec,
  configResponseSubject,
} from "../../protocol/cdtp/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../../protocol/cmp/index.ts";
import {
  type ClientData,
  clientDataCodec,
  clientDataSubject,
  type ExtensionData,
  extensionDataCodec,
  extensionDataReplicaSubject,
} from "../../protocol/esp/index.ts";
import { encodeJson } from "../../protocol/json/index.ts";
import { type ResourcePath, requestTopic, responseTopic } from "../../protocol/kp/index.ts";
import type { Check, CheckContext, OwnedEndpoint } from "./check.ts";
import type { RecordedMessage } from "./recording.ts";
import { type Trace, traceOf } from "./trace.ts";

/** When the sample exchange begins, Unix milliseconds. Its six messages follow 10 ms after each other. */
export const BEGINNING_MS = 1_767_225_600_000;

/** The endpoint of the sample exchange. */
export const SAMPLE_ENDPOINT: OwnedEndpoint = { endpointId: "endpoint-1", endpointToken: "token1", deliberate: [] };

/** How a message of the exchange differs from the sound one: in its record, or in what is around it. */
export interface Difference<Fields> {
  readonly fields?: Partial<Fields>;
  readonly message?: Partial<Omit<RecordedMessage, "replyTo">> & { readonly replyTo?: string | undefined };
}

/** The differences of an exchange from the sound one. */
interface Differences {
  readonly request?: Difference<ResourcePath>;
  readonly clientData?: Difference<ClientData>;
  readonly configRequest?: Difference<ConfigRequest>;
  readonly configResponse?: Difference<ConfigResponse>;
  readonly extensionData?: Difference<ExtensionData>;
  readonly response?: Difference<ResourcePath>;
}

/** The messages of an exchange by what they are, with sequence numbers from 1 to 6. */
export type Exchange = Readonly<Record<keyof Differences, RecordedMessage>>;

/** What a check said, with the evidence as sequence numbers. */
interface Judged {
  readonly exercised: Readonly<Record<string, number>>;
  readonly findings: readonly {
    readonly requirement: string;
    readonly message: string;
    readonly evidence: readonly number[];
    readonly missing?: boolean;
  }[];
}

/** What the endpoint of the sample exchange asks for. */
export const PATH: ResourcePath = {
  appVersionName: "kettle-v1",
  extensionInstanceName: "cmx",
  endpointToken: SAMPLE_ENDPOINT.endpointToken,
  resourcePath: configurationPath(),
  requestId: 7,
};

/** The configuration that it has. */
export const CONFIGURATION = { mode: "AP" };
/** How it is sent that. */
export const RESPONSE = encodeJson({ configId: "1", config: CONFIGURATION, statusCode: 200, reasonPhrase: "OK" });
const REPLICA_OF_GATE = extensionDataReplicaSubject("kpc-1");
const REPLICA_OF_CMX = configResponseSubject("cmx-1");

/** A sound exchange, from an endpoint's request over MQTT to its response, save for the differences given. */
export function exchange(differences: Differences = {}): Exchange {
  return {
    request: clientMessage(1, "fromClient", requestTopic, encodeConfigurationRequest({}), differences.request),
    clientData: clientData(differences.clientData),
    configRequest: configRequest(differences.configRequest),
    configResponse: configResponse(differences.configResponse),
    extensionData: extensionData(differences.extensionData),
    response: clientMessage(6, "toClient", (path) => responseTopic(path, "status"), RESPONSE, differences.response),
  };
}

/** The messages of a sample in their order, less those named. */
export function messagesOf<Name extends string>(
  sample: Readonly<Record<Name, RecordedMessage>>,
  ...leftOut: readonly Name[]
): readonly RecordedMessage[] {
  const without = leftOut.map((name) => sample[name]);
  return Object.values<RecordedMessage>(sample).filter((message) => !without.includes(message));
}

/** What checks know beside the traffic of the sample exchange. */
export function sampleContext(changes: Partial<CheckContext> = {}): CheckContext {
  return {
    instances: {
      communicationService: "kpc",
      configurationDataProvider: "ecr",
      tekton: "tekton",
      tenantManager: "tenant-manager",
      cmx: "cmx",
      adx: "adx",
      otherAdx: "adx-other",
      cex: "cex",
      commandCaller: "command-caller",
    },
    services: ["cmx"],
    timing: {
      answerMs: 2000,
      providerTimeoutMs: 5000,
      skewMs: 200,
      quietMs: 500,
      propagationMs: 2000,
      discoveryMs: 10_000,
    },
    avroSchemaSet: "2026-01",
    responseEnvelope: "deployed",
    zeroRequestId: "accept",
    commandTypeCharacters: "deployed",
    endpoints: new Map([[SAMPLE_ENDPOINT.endpointId, SAMPLE_ENDPOINT]]),
    applications: [],
    tenants: [],
    ...changes,
  };
}

/** The same for an endpoint towards which a party misbehaves because an example told it to. */
export function deliberateContext(...deliberate: OwnedEndpoint["deliberate"]): CheckContext {
  const endpoint = { ...SAMPLE_ENDPOINT, deliberate };
  return sampleContext({ endpoints: new Map([[endpoint.endpointId, endpoint]]) });
}

/** Messages as a trace that closes a minute after its beginning, when nothing can be on its way any more. */
export function sampleTrace(messages: readonly RecordedMessage[], closedAfterMs = 60_000): Trace {
  return traceOf({ messages, closedAtMs: BEGINNING_MS + closedAfterMs }, "2026-01");
}

/** Lets a check judge messages or a trace of them. */
export function judged(check: Check, traffic: readonly RecordedMessage[] | Trace, context = sampleContext()): Judged {
  const trace = "closedAtMs" in traffic ? traffic : sampleTrace(traffic);
  const { exercised, findings } = check.judge(trace, context);
  return {
    exercised: Object.fromEntries(exercised),
    findings: findings.map(({ evidence, ...finding }) => ({
      ...finding,
      evidence: evidence.map(({ sequence }) => sequence),
    })),
  };
}

/** Fails unless `requirement` is the only one found broken, once, with this evidence and a message of this form. */
export function assertBroken(
  { findings }: Judged,
  requirement: string,
  evidence: readonly number[],
  message: RegExp,
): void {
  assert.deepEqual(
    findings.map((finding) => ({ requirement: finding.requirement, evidence: finding.evidence })),
    [{ requirement, evidence }],
  );
  assert.match(findings[0]?.message ?? "", message);
}

/** A message between the client and the communication service. */
export function clientMessage(
  sequence: number,
  direction: "fromClient" | "toClient",
  topic: (path: ResourcePath) => string,
  payload: Uint8Array,
  difference: Difference<ResourcePath> = {},
): RecordedMessage {
  const path = topic({ ...PATH, ...difference.fields });
  const client = { transport: "mqtt", direction, path, connection: "c-1", qualityOfService: 1, payload } as const;
  return recorded({ sequence, ...client }, difference);
}

function clientData(difference: Difference<ClientData> = {}): RecordedMessage {
  const payload = clientDataCodec("2026-01").encode({
    ...common(2),
    endpointId: SAMPLE_ENDPOINT.endpointId,
    resourcePath: PATH.resourcePath,
    requestId: 7,
    payload: encodeConfigurationRequest({}),
    configName: null,
    ...difference.fields,
  });
  return busMessage(2, clientDataSubject("cmx"), REPLICA_OF_GATE, payload, difference);
}

function configRequest(difference: Difference<ConfigRequest> = {}): RecordedMessage {
  const known = { endpointId: SAMPLE_ENDPOINT.endpointId, configId: null, configName: null };
  const payload = configRequestCodec("2026-01").encode({ ...common(3), ...known, ...difference.fields });
  return busMessage(3, configRequestSubject("ecr"), REPLICA_OF_CMX, payload, difference);
}

function configResponse(difference: Difference<ConfigResponse> = {}): RecordedMessage {
  const payload = configResponseCodec.encode({
    ...common(4),
    endpointId: SAMPLE_ENDPOINT.endpointId,
    configId: "1",
    contentType: "application/json",
    content: encodeJson(CONFIGURATION),
    statusCode: 200,
    reasonPhrase: "OK",
    ...difference.fields,
  });
  return busMessage(4, REPLICA_OF_CMX, undefined, payload, difference);
}

function extensionData(difference: Difference<ExtensionData> = {}): RecordedMessage {
  const payload = extensionDataCodec.encode({
    ...common(5),
    extensionInstanceName: "cmx",
    endpointId: SAMPLE_ENDPOINT.endpointId,
    resourcePath: PATH.resourcePath,
    requestId: 7,
    payload: RESPONSE,
    statusCode: 200,
    reasonPhrase: "OK",
    ...difference.fields,
  });
  return busMessage(5, REPLICA_OF_GATE, undefined, payload, difference);
}

/** The fields that every record has, save those that know several endpoints. */
export function common(sequence: number) {
  const timestamp = BEGINNING_MS + sequence * 10;
  return { correlationId: "correlation-1", timestamp, timeout: 0, appVersionName: PATH.appVersionName };
}

/** A message on the bus. */
export function busMessage(
  sequence: number,
  path: string,
  replyTo: string | undefined,
  payload: Uint8Array,
  difference: Difference<unknown>,
): RecordedMessage {
  const answer = replyTo === undefined ? {} : { replyTo };
  return recorded({ sequence, transport: "nats", direction: "bus", path, ...answer, payload }, difference);
}

function recorded(message: Omit<RecordedMessage, "atMs">, { message: around }: Difference<unknown>): RecordedMessage {
  const { replyTo, ...rest } = { atMs: BEGINNING_MS + message.sequence * 10, ...message, ...around };
  return replyTo === undefined ? rest : { ...rest, replyTo };
}
