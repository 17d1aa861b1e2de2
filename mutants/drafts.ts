import { type ConnectedEvent, connectedCodec } from "../protocol/elce/index.ts";
import { type ClientData, clientDataCodec, type ExtensionData, extensionDataCodec } from "../protocol/esp/index.ts";
import { encodeJson, parseJson } from "../protocol/json/index.ts";
import {
  type ConfigurationMessage,
  type Confirmation,
  type NewAvailableEvent,
  parseConfigurationMessage,
  parseConfirmation,
  parseNewAvailableEvent,
  rawResource,
} from "../protocol/raw-2017/index.ts";
import { startRaw2017Cmx } from "../reference-impl/raw-2017/index.ts";
import type { StartService } from "../reference-impl/service/index.ts";
import { type Alterations, alteredBus, type OutgoingMessage } from "./alteration.ts";
import { readExtensionData } from "./reading.ts";

/** A message on its way, from or to a service. */
interface Message {
  readonly subject: string;
  readonly payload: Uint8Array;
}

/** Members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

/** A configuration on its way to an endpoint. */
export interface SentConfiguration extends ConfigurationMessage {
  readonly message: OutgoingMessage;
  readonly data: ExtensionData;
}

/** Starts the CMX of 2017 behind a bus that alters messages; each start has alterations of its own. */
export function startAltered(alterations: (ports: Parameters<StartService>[0]) => Alterations): StartService {
  return (ports, environment) =>
    startRaw2017Cmx({ ...ports, bus: alteredBus(ports.bus, alterations(ports)) }, environment);
}

/** What a client sent; undefined if it is anything else. */
export function readDraftClientData({ subject, payload }: Message): ClientData | undefined {
  const data = subject.endsWith(".esp.ClientData") ? clientDataCodec("2020-05").decode(payload) : undefined;
  return data?.ok === true ? data.value : undefined;
}

/** What an endpoint confirms; undefined if the message is anything else. */
export function readDraftConfirmation(
  message: Message,
): { readonly data: ClientData; readonly confirmation: Confirmation } | undefined {
  const data = readDraftClientData(message);
  const confirmation =
    data !== undefined && rawResource(data.resourcePath) === "confirmation"
      ? parseConfirmation(data.payload)
      : undefined;
  return data !== undefined && confirmation?.ok === true ? { data, confirmation: confirmation.value } : undefined;
}

/** What a client sent, otherwise. */
export function withClientData<M extends Message>(message: M, data: ClientData): M {
  return { ...message, payload: clientDataCodec("2020-05").encode(data) };
}

/** A configuration that CMX sends; undefined if the message is anything else. */
export function readSentConfiguration(message: OutgoingMessage): SentConfiguration | undefined {
  const data = readExtensionData(message);
  const parsed = data?.statusCode === 200 ? parseConfigurationMessage(data.payload ?? new Uint8Array()) : undefined;
  return data !== undefined && parsed?.ok === true ? { ...parsed.value, message, data } : undefined;
}

/** What CMX sends in the place of a configuration. */
export function sentWith(
  { message, data }: SentConfiguration,
  body: unknown,
  changes: Partial<ExtensionData> = {},
): OutgoingMessage {
  return { ...message, payload: extensionDataCodec.encode({ ...data, payload: encodeJson(body), ...changes }) };
}

/** What the provider has that is new; undefined if the message is anything else. */
export function readNewAvailable({ subject, payload }: Message): NewAvailableEvent | undefined {
  const event = subject.endsWith(".config.new-available") ? parseNewAvailableEvent(payload) : undefined;
  return event?.ok === true ? event.value : undefined;
}

/** The endpoints of a connectivity event of that type, with their appversions; undefined if it is anything else. */
export function readConnectivity(
  type: "connected" | "disconnected",
  { subject, payload }: Message,
): ConnectedEvent | undefined {
  const event = subject.endsWith(`.connectivity.${type}`) ? connectedCodec.decode(payload) : undefined;
  return event?.ok === true ? event.value : undefined;
}

/** The members of an event that an endpoint took a configuration; undefined if the message is anything else. */
export function readUpdated(message: Message): Members | undefined {
  return message.subject.endsWith(".config.updated") ? membersOf(message.payload) : undefined;
}

const INSTANCE_SUBJECT = /^kaa\.v1\.service\.[^.]+$/;
const REPLICA_SUBJECT = /^kaa\.v1\.service\.[^.]+\.[^.]+$/;

/** The members of what CMX asks its provider; undefined if the message is anything else. */
export function readDraftRequest(message: Message): Members | undefined {
  return INSTANCE_SUBJECT.test(message.subject) ? membersOf(message.payload) : undefined;
}

/** Whether a replica takes answers of its provider there. */
export function isResponseSubject(subject: string): boolean {
  return REPLICA_SUBJECT.test(subject);
}

/** The members of a JSON object; undefined if it is none. */
export function membersOf(payload: Uint8Array): Members | undefined {
  const parsed = parseJson(payload);
  const value = parsed.ok ? parsed.value : undefined;
  return typeof value === "object" && value !== null ? { ...value } : undefined;
}

/** The message with other members. */
export function withMembers<M extends Message>(message: M, members: Members): M {
  return { ...message, payload: encodeJson(members) };
}
