import type { ClientData } from "../../protocol/esp/index.ts";
import {
  CONFIGURATION_PATH,
  CONFIRMATION_PATH,
  CONFIRMED,
  type Confirmation,
  type MessageId,
  parseConfirmation,
  rawResource,
} from "../../protocol/raw-2017/index.ts";
import { type Answer, errorAnswer, extensionRules } from "../service/index.ts";
import { announcedConfiguration, isOwnContentType, offeredConfiguration } from "./offered-configuration.ts";

/** What an endpoint wants, as CMX understood it. */
export type ClientMessage =
  | { readonly kind: "request"; readonly endpointId: string }
  | { readonly kind: "confirmation"; readonly endpointId: string; readonly confirmation: Confirmation }
  | { readonly kind: "refused"; readonly answer: Answer };

function refused(statusCode: number, reasonPhrase: string): ClientMessage {
  return { kind: "refused", answer: errorAnswer(statusCode, reasonPhrase) };
}

/** Reads a client's message; what is wrong with it becomes an error answer. An empty payload requests. */
function clientMessage({ resourcePath, endpointId, payload }: ClientData): ClientMessage {
  const resource = rawResource(resourcePath);
  if (resource === undefined) {
    return refused(404, `No resource ${resourcePath}; there are ${CONFIGURATION_PATH} and ${CONFIRMATION_PATH}`);
  }
  if (endpointId === null) {
    return refused(400, "No endpoint is named; a configuration belongs to an endpoint");
  }
  if (resource === "configuration") {
    return payload.byteLength === 0
      ? { kind: "request", endpointId }
      : refused(400, `A request for a configuration has an empty payload; this one has ${payload.byteLength} bytes`);
  }
  const confirmation = parseConfirmation(payload);
  return confirmation.ok
    ? { kind: "confirmation", endpointId, confirmation: confirmation.value }
    : refused(400, `Confirmation: ${confirmation.problem}`);
}

/** What goes to the endpoint (3/CMX, "Schemeless JSON"). CMX wants to be confirmed, so there is an identifier. */
function configurationPayload(id: MessageId, entriesText: string): Uint8Array {
  return Buffer.from(`{"id":${JSON.stringify(id)},"entries":${entriesText}}`);
}

/** Whether a confirmation says that the endpoint took what it was sent. */
function isTaken({ status }: Confirmation): boolean {
  return status === CONFIRMED;
}

/** What is known when a configuration could be pushed. */
export interface PushOccasion {
  readonly appVersionName: string;
  readonly configVersion: number;
  /** The version that the endpoint confirmed last, if it is known. */
  readonly taken: number | undefined;
  /** What was heard of the endpoint's presence, if anything was. */
  readonly presence: { readonly connected: boolean; readonly appVersionName: string } | undefined;
}

/**
 * Why a configuration is not pushed; undefined if it is. Of whom nothing was heard may well be there: this replica may
 * have begun after it connected.
 */
function pushObstacle({
  appVersionName,
  configVersion,
  taken,
  presence,
}: PushOccasion): "already confirmed" | "endpoint is away" | "other appversion" | undefined {
  if (presence !== undefined && !presence.connected) {
    return "endpoint is away";
  }
  if (presence !== undefined && presence.appVersionName !== appVersionName) {
    return "other appversion";
  }
  return taken === configVersion ? "already confirmed" : undefined;
}

/** How the CMX of 2017 decides, as pure functions: no bus, no time, no state. */
export const raw2017CmxRules = {
  clientMessage,
  offeredConfiguration,
  announcedConfiguration,
  isOwnContentType,
  configurationPayload,
  isTaken,
  pushObstacle,
  ...extensionRules,
};

/** The decisions of a CMX of 2017. */
export type Raw2017CmxRules = typeof raw2017CmxRules;
