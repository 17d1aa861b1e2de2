import {
  type ConfigApplied,
  type ConfigUpdated,
  configAppliedCodec,
  configAppliedSubject,
  configUpdatedCodec,
  configUpdatedSubject,
} from "../../protocol/cdtp/index.ts";
import {
  type AppVersionUpdatedEvent,
  appVersionUpdatedCodec,
  appVersionUpdatedSubject,
  type ConnectedEvent,
  connectedCodec,
  connectedSubject,
  type DisconnectedEvent,
  disconnectedCodec,
  disconnectedSubject,
  type RegisteredEvent,
  registeredCodec,
  registeredSubject,
  type UnregisteredEvent,
  unregisteredCodec,
  unregisteredSubject,
} from "../../protocol/elce/index.ts";
import { type ExtensionData, extensionDataCodec, extensionDataSubject } from "../../protocol/esp/index.ts";
import { encodeJson } from "../../protocol/json/index.ts";
import { type ResourcePath, responseTopic } from "../../protocol/kp/index.ts";
import type { RecordedMessage } from "./recording.ts";
import {
  busMessage,
  CONFIGURATION,
  clientMessage,
  common,
  type Difference,
  PATH,
  RESPONSE,
  SAMPLE_ENDPOINT,
} from "./sample-trace.ts";

/** The differences of announcements from the sound ones. */
interface Differences {
  readonly registered?: Difference<RegisteredEvent>;
  readonly connected?: Difference<ConnectedEvent>;
  readonly configUpdated?: Difference<ConfigUpdated>;
  readonly push?: Difference<ExtensionData>;
  readonly pushed?: Difference<ResourcePath>;
  readonly configApplied?: Difference<ConfigApplied>;
  readonly appVersionUpdated?: Difference<AppVersionUpdatedEvent>;
  readonly disconnected?: Difference<DisconnectedEvent>;
  readonly unregistered?: Difference<UnregisteredEvent>;
}

/** Announcements by what they are, with sequence numbers from 7 to 15, after those of an exchange. */
export type Announcements = Readonly<Record<keyof Differences, RecordedMessage>>;

const { endpointId } = SAMPLE_ENDPOINT;

/**
 * What goes out unasked in the life of the sample endpoint, save for the differences given: what is announced of it,
 * and a configuration that is pushed to it.
 */
export function announcements(differences: Differences = {}): Announcements {
  return {
    registered: registered(differences.registered),
    connected: connected(differences.connected),
    configUpdated: configUpdated(differences.configUpdated),
    push: push(differences.push),
    pushed: pushed(differences.pushed),
    configApplied: configApplied(differences.configApplied),
    appVersionUpdated: appVersionUpdated(differences.appVersionUpdated),
    disconnected: disconnected(differences.disconnected),
    unregistered: unregistered(differences.unregistered),
  };
}

function registered(difference: Difference<RegisteredEvent> = {}): RecordedMessage {
  const payload = registeredCodec.encode({ ...from(7, "epr-1"), endpointId, ...difference.fields });
  return busMessage(7, registeredSubject("epr"), undefined, payload, difference);
}

function connected(difference: Difference<ConnectedEvent> = {}): RecordedMessage {
  const { appVersionName, ...fields } = from(8, "kpc-1");
  const endpoints = new Map([[endpointId, appVersionName]]);
  const payload = connectedCodec.encode({ ...fields, endpoints, ...difference.fields });
  return busMessage(8, connectedSubject("kpc"), undefined, payload, difference);
}

function configUpdated(difference: Difference<ConfigUpdated> = {}): RecordedMessage {
  const payload = configUpdatedCodec.encode({
    ...from(9, "ecr-1"),
    endpointId,
    configId: "1",
    contentType: "application/json",
    content: encodeJson(CONFIGURATION),
    ...difference.fields,
  });
  return busMessage(9, configUpdatedSubject("ecr"), undefined, payload, difference);
}

function push(difference: Difference<ExtensionData> = {}): RecordedMessage {
  const payload = extensionDataCodec.encode({
    ...unasked(10),
    extensionInstanceName: "cmx",
    endpointId,
    resourcePath: PATH.resourcePath,
    requestId: null,
    payload: RESPONSE,
    statusCode: 200,
    reasonPhrase: "OK",
    ...difference.fields,
  });
  return busMessage(10, extensionDataSubject("kpc"), undefined, payload, difference);
}

function pushed(difference: Difference<ResourcePath> = {}): RecordedMessage {
  const fields = { requestId: undefined, ...difference.fields };
  return clientMessage(11, "toClient", (path) => responseTopic(path, "status"), RESPONSE, { ...difference, fields });
}

function configApplied(difference: Difference<ConfigApplied> = {}): RecordedMessage {
  const outcome = { configId: "1", statusCode: 200, reasonPhrase: null };
  const payload = configAppliedCodec.encode({ ...from(12, "cmx-1"), endpointId, ...outcome, ...difference.fields });
  return busMessage(12, configAppliedSubject("cmx"), undefined, payload, difference);
}

function appVersionUpdated(difference: Difference<AppVersionUpdatedEvent> = {}): RecordedMessage {
  const { appVersionName: previousAppVersionName, ...fields } = from(13, "epr-1");
  const versions = { previousAppVersionName, appVersionName: "kettle-v2" };
  const payload = appVersionUpdatedCodec.encode({ ...fields, ...versions, endpointId, ...difference.fields });
  return busMessage(13, appVersionUpdatedSubject("epr"), undefined, payload, difference);
}

function disconnected(difference: Difference<DisconnectedEvent> = {}): RecordedMessage {
  const { appVersionName, ...fields } = from(14, "kpc-1");
  const endpoints = new Map([[endpointId, appVersionName]]);
  const payload = disconnectedCodec.encode({ ...fields, endpoints, ...difference.fields });
  return busMessage(14, disconnectedSubject("kpc"), undefined, payload, difference);
}

function unregistered(difference: Difference<UnregisteredEvent> = {}): RecordedMessage {
  const fields = { ...from(15, "epr-1"), appVersionName: "kettle-v2" };
  const payload = unregisteredCodec.encode({ ...fields, endpointId, ...difference.fields });
  return busMessage(15, unregisteredSubject("epr"), undefined, payload, difference);
}

function unasked(sequence: number) {
  return { ...common(sequence), correlationId: `announcement-${sequence}` };
}

function from(sequence: number, originatorReplicaId: string) {
  return { ...unasked(sequence), originatorReplicaId };
}
