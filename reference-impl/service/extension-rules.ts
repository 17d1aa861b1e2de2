import { type ClientData, EXTENSION_DATA, type ExtensionData } from "../../protocol/esp/index.ts";
import { answerSubject } from "../../protocol/ism/index.ts";
import type { Answer } from "./extension-answer.ts";

/** Under which name an extension service answers. */
export interface ExtensionIdentity {
  readonly instanceName: string;
}

/** Puts an answer into the message that carries it; whatever tells the two apart is taken from the request. */
function extensionData(
  clientData: ClientData,
  answer: Answer,
  settings: ExtensionIdentity,
  nowMs: number,
): ExtensionData {
  return {
    correlationId: clientData.correlationId,
    timestamp: nowMs,
    timeout: 0,
    appVersionName: clientData.appVersionName,
    extensionInstanceName: settings.instanceName,
    endpointId: clientData.endpointId,
    resourcePath: clientData.resourcePath,
    requestId: clientData.requestId,
    payload: answer.payload,
    statusCode: answer.statusCode,
    reasonPhrase: answer.reasonPhrase,
  };
}

const NAMES_ANSWER = `.${EXTENSION_DATA}`;

/** Where an answer goes: to the replica that asked, if it said so (3/ISM, session affinity), else to all of them. */
function answerDestination(replyTo: string | undefined, instanceWideSubject: string): string {
  if (replyTo === undefined) {
    return instanceWideSubject;
  }
  // Nearly every sender names the answer's type itself; taking subjects apart costs as much as a codec does.
  return replyTo.endsWith(NAMES_ANSWER) ? replyTo : answerSubject(replyTo, EXTENSION_DATA);
}

/** How an extension service addresses what it sends (3/ISM, 4/ESP), as pure functions. */
export const extensionRules = { extensionData, answerDestination };

/** The rules of an extension service. */
export type ExtensionRules = typeof extensionRules;
