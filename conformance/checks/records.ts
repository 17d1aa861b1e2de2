import type { AvroCodec, AvroSchemaSet } from "../../protocol/avro/index.ts";
import {
  CDTP_PROTOCOL,
  CONFIG_REQUEST,
  CONFIG_RESPONSE,
  type ConfigApplied,
  type ConfigRequest,
  type ConfigResponse,
  type ConfigUpdated,
  configAppliedCodec,
  configRequestCodec,
  configResponseCodec,
  configUpdatedCodec,
} from "../../protocol/cdtp/index.ts";
import {
  CIP_PROTOCOL,
  COMMAND_REQUEST,
  COMMAND_RESULT,
  type CommandInvocationRequest,
  type CommandInvocationResult,
  commandInvocationRequestCodec,
  commandInvocationResultCodec,
} from "../../protocol/cip/index.ts";
import {
  type AppVersionUpdatedEvent,
  appVersionUpdatedCodec,
  type ConnectedEvent,
  connectedCodec,
  type DisconnectedEvent,
  disconnectedCodec,
  type RegisteredEvent,
  registeredCodec,
  type UnregisteredEvent,
  unregisteredCodec,
} from "../../protocol/elce/index.ts";
import {
  CLIENT_DATA,
  type ClientData,
  clientDataCodec,
  ESP_PROTOCOL,
  EXTENSION_DATA,
  type ExtensionData,
  extensionDataCodec,
} from "../../protocol/esp/index.ts";
import type { Subject } from "../../protocol/ism/index.ts";
import {
  type BroadcastConfigurationUpdateEvent,
  broadcastConfigurationUpdateCodec,
  parseUpdateSubject,
  type ServiceSpecificConfigurationUpdateEvent,
  serviceSpecificConfigurationUpdateCodec,
  UPDATE_TYPES,
} from "../../protocol/scmp/index.ts";
import {
  type TenantUnregisteredEvent,
  type TenantUpdatedEvent,
  tenantUnregisteredCodec,
  tenantUpdatedCodec,
} from "../../protocol/tle/index.ts";

/**
 * The Avro records that travel on the bus, with the names that the documents give them. Those of 21/TLE, which share
 * theirs with records of 9/ELCE, are told apart.
 */
export interface Records {
  readonly ClientData: ClientData;
  readonly ExtensionData: ExtensionData;
  readonly ConfigRequest: ConfigRequest;
  readonly ConfigResponse: ConfigResponse;
  readonly ConfigUpdated: ConfigUpdated;
  readonly ConfigApplied: ConfigApplied;
  readonly ConnectedEvent: ConnectedEvent;
  readonly DisconnectedEvent: DisconnectedEvent;
  readonly RegisteredEvent: RegisteredEvent;
  readonly UnregisteredEvent: UnregisteredEvent;
  readonly AppVersionUpdatedEvent: AppVersionUpdatedEvent;
  readonly BroadcastConfigurationUpdateEvent: BroadcastConfigurationUpdateEvent;
  readonly ServiceSpecificConfigurationUpdateEvent: ServiceSpecificConfigurationUpdateEvent;
  readonly CommandInvocationRequest: CommandInvocationRequest;
  readonly CommandInvocationResult: CommandInvocationResult;
  readonly TenantUpdatedEvent: TenantUpdatedEvent;
  readonly TenantUnregisteredEvent: TenantUnregisteredEvent;
}

/** The name of a record. */
export type RecordName = keyof Records;

/** A record that could be read. */
export type ReadRecord = { readonly [K in RecordName]: { readonly kind: K; readonly value: Records[K] } }[RecordName];

/** What stands on the subject of a record. */
export type RecordContent =
  | ReadRecord
  /** It cannot be read as the record that belongs there. */
  | { readonly kind: "unreadable"; readonly record: RecordName; readonly problem: string };

type Reader = (payload: Uint8Array) => RecordContent;

/** Where targeted updates of 17/SCMP stand, whose subjects have one section more than 3/ISM gives them. */
const TARGETED_UPDATE = "scmp.configuration";

/** Reads a result of 12/CIP, which may stand on any subject that its invocation named. */
export const readInvocationResult: Reader = reader(
  "CommandInvocationResult",
  commandInvocationResultCodec,
  (value) => ({
    kind: "CommandInvocationResult",
    value,
  }),
);

/** Reads what stands on a subject, given as it is and taken apart; undefined if the documents know no record for it. */
export function recordReader(
  schemaSet: AvroSchemaSet,
): (path: string, subject: Subject | undefined, payload: Uint8Array) => RecordContent | undefined {
  const readers = new Map<string, Reader>([
    [
      `${ESP_PROTOCOL}.${CLIENT_DATA}`,
      reader("ClientData", clientDataCodec(schemaSet), (value) => ({ kind: "ClientData", value })),
    ],
    [
      `${ESP_PROTOCOL}.${EXTENSION_DATA}`,
      reader("ExtensionData", extensionDataCodec, (value) => ({ kind: "ExtensionData", value })),
    ],
    [
      `${CDTP_PROTOCOL}.${CONFIG_REQUEST}`,
      reader("ConfigRequest", configRequestCodec(schemaSet), (value) => ({ kind: "ConfigRequest", value })),
    ],
    [
      `${CDTP_PROTOCOL}.${CONFIG_RESPONSE}`,
      reader("ConfigResponse", configResponseCodec, (value) => ({ kind: "ConfigResponse", value })),
    ],
    ["config/updated", reader("ConfigUpdated", configUpdatedCodec, (value) => ({ kind: "ConfigUpdated", value }))],
    ["config/applied", reader("ConfigApplied", configAppliedCodec, (value) => ({ kind: "ConfigApplied", value }))],
    [
      "connectivity/connected",
      reader("ConnectedEvent", connectedCodec, (value) => ({ kind: "ConnectedEvent", value })),
    ],
    [
      "connectivity/disconnected",
      reader("DisconnectedEvent", disconnectedCodec, (value) => ({ kind: "DisconnectedEvent", value })),
    ],
    [
      "lifecycle/registered",
      reader("RegisteredEvent", registeredCodec, (value) => ({ kind: "RegisteredEvent", value })),
    ],
    [
      "lifecycle/unregistered",
      reader("UnregisteredEvent", unregisteredCodec, (value) => ({ kind: "UnregisteredEvent", value })),
    ],
    [
      "lifecycle/appversion-updated",
      reader("AppVersionUpdatedEvent", appVersionUpdatedCodec, (value) => ({ kind: "AppVersionUpdatedEvent", value })),
    ],
    ...invocationReaders(),
    ...platformReaders(),
  ]);
  return (path, subject, payload) =>
    recordPlaces(path, subject)
      .map((place) => readers.get(place))
      .find((known) => known !== undefined)?.(payload);
}

/** What passes between callers of commands and CEX. */
function invocationReaders(): (readonly [string, Reader])[] {
  const request = reader("CommandInvocationRequest", commandInvocationRequestCodec, (value) => ({
    kind: "CommandInvocationRequest",
    value,
  }));
  return [
    [`${CIP_PROTOCOL}.${COMMAND_REQUEST}`, request],
    [`${CIP_PROTOCOL}.${COMMAND_RESULT}`, readInvocationResult],
  ];
}

/** What Tekton and the Tenant Manager announce. */
function platformReaders(): (readonly [string, Reader])[] {
  const broadcast = reader("BroadcastConfigurationUpdateEvent", broadcastConfigurationUpdateCodec, (value) => ({
    kind: "BroadcastConfigurationUpdateEvent",
    value,
  }));
  const targeted = reader(
    "ServiceSpecificConfigurationUpdateEvent",
    serviceSpecificConfigurationUpdateCodec,
    (value) => ({
      kind: "ServiceSpecificConfigurationUpdateEvent",
      value,
    }),
  );
  const updated = reader("TenantUpdatedEvent", tenantUpdatedCodec, (value) => ({ kind: "TenantUpdatedEvent", value }));
  const unregistered = reader("TenantUnregisteredEvent", tenantUnregisteredCodec, (value) => ({
    kind: "TenantUnregisteredEvent",
    value,
  }));
  return [
    ...UPDATE_TYPES.map((type) => [`configuration/${type}`, broadcast] as const),
    [TARGETED_UPDATE, targeted],
    ["tenant/lifecycle/updated", updated],
    ["tenant/lifecycle/unregistered", unregistered],
  ];
}

/**
 * Where a record may stand: protocol and message type, or event group and event type. The type of the entity counts
 * only where another document gives the same group and type another record.
 */
function recordPlaces(path: string, subject: Subject | undefined): readonly string[] {
  if (subject === undefined) {
    return parseUpdateSubject(path) === undefined ? [] : [TARGETED_UPDATE];
  }
  if (subject.kind !== "event") {
    const place = `${subject.protocolName}.${subject.messageType}`;
    return place === TARGETED_UPDATE ? [] : [place];
  }
  const place = `${subject.eventGroup}/${subject.eventType}`;
  return [`${subject.targetEntityType}/${place}`, place];
}

function reader<T>(record: RecordName, codec: AvroCodec<T>, wrap: (value: T) => ReadRecord): Reader {
  return (payload) => {
    const decoded = codec.decode(payload);
    return decoded.ok ? wrap(decoded.value) : { kind: "unreadable", record, problem: decoded.problem };
  };
}
