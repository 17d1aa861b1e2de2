import type { AvroCodec, Decoded } from "../protocol/avro/index.ts";
import {
  type ConfigApplied,
  type ConfigRequest,
  type ConfigResponse,
  type ConfigUpdated,
  configAppliedCodec,
  configRequestCodec,
  configResponseCodec,
  configUpdatedCodec,
} from "../protocol/cdtp/index.ts";
import {
  type AppVersionUpdatedEvent,
  appVersionUpdatedCodec,
  type ConnectedEvent,
  connectedCodec,
} from "../protocol/elce/index.ts";
import { type ClientData, clientDataCodec, type ExtensionData, extensionDataCodec } from "../protocol/esp/index.ts";
import {
  type BroadcastConfigurationUpdateEvent,
  broadcastConfigurationUpdateCodec,
  type ServiceSpecificConfigurationUpdateEvent,
  serviceSpecificConfigurationUpdateCodec,
} from "../protocol/scmp/index.ts";

/** A message on its way, from or to a service. */
interface Message {
  readonly subject: string;
  readonly payload: Uint8Array;
}

/** Reads a message as a record; undefined if another one stands on its subject or it cannot be read. */
type Read<T> = (message: Message) => T | undefined;

function reading<T>(suffix: string, codec: AvroCodec<T>): Read<T> {
  return ({ subject, payload }) => {
    const decoded = subject.endsWith(suffix) ? codec.decode(payload) : undefined;
    return decoded?.ok === true ? decoded.value : undefined;
  };
}

/** What a client sent. */
export const readClientData: Read<ClientData> = reading(".esp.ClientData", clientDataCodec("2026-01"));
/** What a service sends to a client. */
export const readExtensionData: Read<ExtensionData> = reading(".esp.ExtensionData", extensionDataCodec);
/** What a service asks the provider. */
export const readConfigRequest: Read<ConfigRequest> = reading(".cdtp.request", configRequestCodec("2026-01"));
/** What the provider answers. */
export const readConfigResponse: Read<ConfigResponse> = reading(".cdtp.response", configResponseCodec);
/** That the provider has a new configuration. */
export const readConfigUpdated: Read<ConfigUpdated> = reading(".config.updated", configUpdatedCodec);
/** What a service announces of an endpoint's report. */
export const readConfigApplied: Read<ConfigApplied> = reading(".config.applied", configAppliedCodec);
/** That endpoints have connected. */
export const readConnected: Read<ConnectedEvent> = reading(".connectivity.connected", connectedCodec);
/** That an endpoint has another appversion. */
export const readAppVersionUpdated: Read<AppVersionUpdatedEvent> = reading(
  ".lifecycle.appversion-updated",
  appVersionUpdatedCodec,
);
/** That Tekton has other settings for one service. */
export const readServiceUpdate: Read<ServiceSpecificConfigurationUpdateEvent> = ({ subject, payload }) =>
  subject.includes(".scmp.") ? valueOf(serviceSpecificConfigurationUpdateCodec.decode(payload)) : undefined;
/** That Tekton has other applications or settings. */
export const readBroadcastUpdate: Read<BroadcastConfigurationUpdateEvent> = ({ subject, payload }) =>
  subject.includes(".service.configuration.") ? valueOf(broadcastConfigurationUpdateCodec.decode(payload)) : undefined;

function valueOf<T>(decoded: Decoded<T>): T | undefined {
  return decoded.ok ? decoded.value : undefined;
}
