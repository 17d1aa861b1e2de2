import {
  type ConfigurationRequest,
  parseAppliedRequest,
  parseConfigurationPath,
  parseConfigurationRequest,
} from "../../protocol/cmp/index.ts";
import type { ClientData } from "../../protocol/esp/index.ts";
import { type Answer, errorAnswer, extensionRules } from "../service/index.ts";
import { configurationAnswer } from "./configuration-answer.ts";
import { pulledConfiguration } from "./pulled-configuration.ts";
import type { CmxSettings } from "./settings.ts";

/** A request for a configuration that CMX understood. */
export interface AcceptedRequest {
  readonly endpointId: string;
  readonly configName: string | undefined;
  readonly request: ConfigurationRequest;
}

/** What an endpoint made of a configuration, as CMX understood it. */
export interface AcceptedApplied {
  readonly endpointId: string;
  readonly configId: string;
  readonly statusCode: number;
  readonly reasonPhrase: string | null;
}

/** What became of reading a client's message. */
export type Accepted<T> =
  | { readonly accepted: true; readonly value: T }
  | { readonly accepted: false; readonly answer: Answer };

function refused(statusCode: number, reasonPhrase: string): Accepted<never> {
  return { accepted: false, answer: errorAnswer(statusCode, reasonPhrase) };
}

/** Reads a client's message as a request for a configuration; what is wrong with it becomes an error answer. */
function acceptRequest(clientData: ClientData): Accepted<AcceptedRequest> {
  const path = parseConfigurationPath(clientData.resourcePath);
  if (path?.resource !== "config") {
    return refused(404, `No resource ${clientData.resourcePath}; there are /config/json and /applied/json`);
  }
  if (clientData.endpointId === null) {
    return refused(400, "No endpoint is named; a configuration belongs to an endpoint");
  }
  const request = parseConfigurationRequest(clientData.payload);
  if (!request.ok) {
    return refused(400, `Configuration request: ${request.problem}`);
  }
  const name = clientData.configName ?? path.configName;
  if (name !== undefined && !CONFIGURATION_NAME.test(name)) {
    return refusedName(name);
  }
  const configName = name === DEFAULT_CONFIGURATION ? undefined : name;
  return { accepted: true, value: { endpointId: clientData.endpointId, configName, request: request.value } };
}

/** What a configuration may be called (7/CMP, configuration resource). */
const CONFIGURATION_NAME = /^[a-zA-Z0-9_-]+$/;
/** The name that means the configuration without a name (4/ESP, client data; reading G20). */
const DEFAULT_CONFIGURATION = "default";

function refusedName(name: string): Accepted<never> {
  return refused(400, `Configuration name ${JSON.stringify(name)} does not match ${CONFIGURATION_NAME.source}`);
}

const INT_MAX = 2_147_483_647;

/** Reads a client's message as a report of what became of a configuration (7/CMP, applied configuration request). */
function acceptApplied(clientData: ClientData, { lenientNulls }: CmxSettings): Accepted<AcceptedApplied> {
  if (clientData.endpointId === null) {
    return refused(400, "No endpoint is named; a configuration belongs to an endpoint");
  }
  if (clientData.configName !== null && !CONFIGURATION_NAME.test(clientData.configName)) {
    return refusedName(clientData.configName);
  }
  const applied = parseAppliedRequest(clientData.payload, { lenientNulls });
  if (!applied.ok) {
    return refused(400, `Applied configuration: ${applied.problem}`);
  }
  const { configId, statusCode = 200, reasonPhrase = null } = applied.value;
  // The endpoint may send any number, the event carries an int (readings G23 and G24).
  const whole = Math.max(-INT_MAX, Math.min(INT_MAX, Math.trunc(statusCode)));
  return { accepted: true, value: { endpointId: clientData.endpointId, configId, statusCode: whole, reasonPhrase } };
}

/** Whether an endpoint gets configurations unasked: unless it said that it does not want them. */
function isPushWanted(observes: boolean | undefined): boolean {
  return observes !== false;
}

/** How CMX decides, as pure functions: no bus, no time, no state. */
export const cmxRules = {
  acceptRequest,
  acceptApplied,
  isPushWanted,
  pulledConfiguration,
  configurationAnswer,
  ...extensionRules,
};

/** The decisions of a CMX. */
export type CmxRules = typeof cmxRules;
