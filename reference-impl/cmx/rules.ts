import {
  type ConfigurationRequest,
  parseConfigurationPath,
  parseConfigurationRequest,
} from "../../protocol/cmp/index.ts";
import { type ClientData, EXTENSION_DATA, type ExtensionData } from "../../protocol/esp/index.ts";
import { answerSubject } from "../../protocol/ism/index.ts";
import { type Answer, configurationAnswer, errorAnswer } from "./configuration-answer.ts";
import { pulledConfiguration } from "./pulled-configuration.ts";
import type { CmxSettings } from "./settings.ts";

/** A request for a configuration that CMX understood. */
export interface AcceptedRequest {
  readonly endpointId: string;
  readonly configName: string | undefined;
  readonly request: ConfigurationRequest;
}

/** What became of reading a client's message. */
export type Accepted =
  | { readonly accepted: true; readonly value: AcceptedRequest }
  | { readonly accepted: false; readonly answer: Answer };

function refused(statusCode: number, reasonPhrase: string): Accepted {
  return { accepted: false, answer: errorAnswer(statusCode, reasonPhrase) };
}

/** Reads a client's message as a request for a configuration; what is wrong with it becomes an error answer. */
function acceptRequest(clientData: ClientData): Accepted {
  const path = parseConfigurationPath(clientData.resourcePath);
  if (path?.resource !== "config") {
    return refused(404, `No resource ${clientData.resourcePath}; configurations are at /config/json`);
  }
  if (clientData.endpointId === null) {
    return refused(400, "No endpoint is named; a configuration belongs to an endpoint");
  }
  const request = parseConfigurationRequest(clientData.payload);
  if (!request.ok) {
    return refused(400, `Configuration request: ${request.problem}`);
  }
  const configName = clientData.configName ?? path.configName;
  return { accepted: true, value: { endpointId: clientData.endpointId, configName, request: request.value } };
}

/** Puts an answer into the message that carries it; whatever tells the two apart is taken from the request. */
function extensionData(clientData: ClientData, answer: Answer, settings: CmxSettings, nowMs: number): ExtensionData {
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

/** How CMX decides, as pure functions: no bus, no time, no state. */
export const cmxRules = {
  acceptRequest,
  pulledConfiguration,
  configurationAnswer,
  extensionData,
  answerDestination,
};

/** The decisions of a CMX. */
export type CmxRules = typeof cmxRules;
