import {
  COMMAND_TYPE_PATTERNS,
  type CommandRequest,
  isCommandType,
  parseCommandPath,
  parseCommandRequest,
  parseResultRequest,
} from "../../protocol/cep/index.ts";
import type { ClientData } from "../../protocol/esp/index.ts";
import { type Answer, errorAnswer, extensionRules, tokenRules } from "../service/index.ts";
import { restRules } from "./rest/index.ts";
import type { CexSettings } from "./settings.ts";
import type { Command, ReportedResult, ReportOutcome } from "./store/index.ts";

/** What an endpoint wants of CEX. */
export type EndpointMessage =
  | {
      readonly kind: "request";
      readonly endpointId: string;
      /** Undefined for all types. */
      readonly commandType: string | undefined;
      readonly request: CommandRequest;
    }
  | {
      readonly kind: "report";
      readonly endpointId: string;
      readonly commandType: string;
      readonly results: readonly ReportedResult[];
    }
  | { readonly kind: "refused"; readonly answer: Answer };

type RuleSettings = Pick<CexSettings, "commandTypeCharacters" | "resultShape">;

function refused(statusCode: number, reasonPhrase: string): EndpointMessage {
  return { kind: "refused", answer: errorAnswer(statusCode, reasonPhrase) };
}

/** Reads a client's message; what is wrong with it becomes an error answer. */
function acceptMessage(clientData: ClientData, { commandTypeCharacters, resultShape }: RuleSettings): EndpointMessage {
  const { endpointId, resourcePath, payload } = clientData;
  const path = parseCommandPath(resourcePath);
  if (path === undefined || (path.resource === "result" && path.commandType === undefined)) {
    return refused(404, `No resource ${resourcePath}; there are /command/<type> and /result/<type>`);
  }
  if (endpointId === null) {
    return refused(400, "No endpoint is named; a command belongs to an endpoint");
  }
  const { commandType } = path;
  if (commandType !== undefined && !isCommandType(commandType, commandTypeCharacters)) {
    const { source } = COMMAND_TYPE_PATTERNS[commandTypeCharacters];
    return refused(400, `Command type ${JSON.stringify(commandType)} does not match ${source}`);
  }
  if (path.resource === "command" || commandType === undefined) {
    const request = parseCommandRequest(payload);
    return request.ok
      ? { kind: "request", endpointId, commandType, request: request.value }
      : refused(400, `Command request: ${request.problem}`);
  }
  const report = parseResultRequest(payload, {
    shape: resultShape,
    otherMembers: resultShape === "array" ? "refused" : "ignored",
  });
  if (!report.ok) {
    return refused(400, `Command results: ${report.problem}`);
  }
  const { appVersionName } = clientData;
  const results = report.value.map(({ commandId, ...result }) => ({
    commandId,
    result: { ...result, appVersionName },
  }));
  return { kind: "report", endpointId, commandType, results };
}

const TAKEN: Answer = { statusCode: 200, reasonPhrase: "OK", payload: null };

/**
 * Answers a report by the worst of what became of its results: a command that is not known, then one that has expired.
 * One that was executed before is no error, since endpoints repeat themselves until they are answered.
 */
function reportAnswer(outcomes: readonly ReportOutcome[]): Answer {
  const unknown = outcomes.find(({ outcome }) => outcome === "unknown");
  if (unknown?.outcome === "unknown") {
    return errorAnswer(404, `No command ${unknown.commandId}`);
  }
  const expired = outcomes.find(({ outcome }) => outcome === "expired");
  return expired?.outcome === "expired" ? errorAnswer(410, `Command ${expired.commandId} has expired`) : TAKEN;
}

/** Whether a command may be sent to its endpoint at this time. */
function mayBeSent({ deadlineMs, isSentOnce }: Command, nowMs: number): boolean {
  return isSentOnce || nowMs < deadlineMs;
}

/** How CEX decides, as pure functions: no bus, no time, no state. */
export const cexRules = {
  acceptMessage,
  isCommandType,
  reportAnswer,
  mayBeSent,
  ...restRules,
  ...tokenRules,
  ...extensionRules,
};

/** The decisions of a CEX. */
export type CexRules = typeof cexRules;
