import { parseCommandPath, parseCommandRequest, parseResultRequest } from "../../protocol/cep/index.ts";
import {
  isSuccess,
  parseAppliedRequest,
  parseConfigurationPath,
  parseConfigurationRequest,
} from "../../protocol/cmp/index.ts";
import { parseErrorResponse, parseRequestTopic, parseResponseTopic } from "../../protocol/kp/index.ts";
import { type Check, type CheckContext, check, type Ledger, type OwnedEndpoint } from "./check.ts";
import type { TracedMessage } from "./trace.ts";

/** What passes between clients and the communication service keeps to 1/KP, 7/CMP and 11/CEP. */
export const clientTraffic: Check = check(
  "client-traffic",
  ["KP-001", "KP-005", "KP-009", "CMP-008", "CMP-029", "CMP-030", "CMP-031", "CEP-004", "CEP-019"],
  (trace, context, ledger) => {
    const owners = new Map([...context.endpoints.values()].map((endpoint) => [endpoint.endpointToken, endpoint]));
    for (const message of trace.messages) {
      if (message.direction === "toClient" && message.transport === "mqtt") {
        judgeResponseTopic(message, context, ledger);
      } else if (message.direction === "fromClient") {
        judgeRequest(message, context, owners, ledger);
      }
    }
  },
);

function judgeResponseTopic(message: TracedMessage, { zeroRequestId }: CheckContext, ledger: Ledger): void {
  const topic = parseResponseTopic(message.path, zeroRequestId);
  ledger.judge("KP-001", topic.ok, () => `${message.path}: ${topic.ok ? "" : topic.problem}`, [message]);
  if (topic.ok && topic.value.kind === "error") {
    const error = parseErrorResponse(message.payload);
    ledger.judge("KP-005", error.ok, () => `Error response: ${error.ok ? "" : error.problem}`, [message]);
  }
}

function judgeRequest(
  message: TracedMessage,
  context: CheckContext,
  owners: ReadonlyMap<string, OwnedEndpoint>,
  ledger: Ledger,
): void {
  const topic = parseRequestTopic(message.path.replace(/^\//, ""), context.zeroRequestId);
  const token = topic.ok ? topic.value.endpointToken : "";
  if (owners.get(token)?.deliberate.includes("client") === true) {
    return;
  }
  ledger.judge("KP-009", topic.ok, () => `${message.path}: ${topic.ok ? "" : topic.problem}`, [message]);
  if (topic.ok && topic.value.extensionInstanceName === context.instances.cmx) {
    judgeForCmx(message, topic.value.resourcePath, ledger);
  } else if (topic.ok && topic.value.extensionInstanceName === context.instances.cex) {
    judgeForCex(message, topic.value.resourcePath, ledger);
  }
}

function judgeForCmx(message: TracedMessage, resourcePath: string, ledger: Ledger): void {
  const resource = parseConfigurationPath(resourcePath)?.resource;
  if (resource === "config") {
    const request = parseConfigurationRequest(message.payload);
    ledger.judge("CMP-008", request.ok, () => `Configuration request: ${request.ok ? "" : request.problem}`, [message]);
  } else if (resource === "applied") {
    judgeReport(message, ledger);
  }
}

function judgeForCex(message: TracedMessage, resourcePath: string, ledger: Ledger): void {
  const resource = parseCommandPath(resourcePath)?.resource;
  if (resource === "command") {
    const request = parseCommandRequest(message.payload);
    ledger.judge("CEP-004", request.ok, () => `Command request: ${request.ok ? "" : request.problem}`, [message]);
  } else if (resource === "result") {
    const results = parseResultRequest(message.payload, { shape: "array", otherMembers: "refused" });
    ledger.judge("CEP-019", results.ok, () => `Command results: ${results.ok ? "" : results.problem}`, [message]);
  }
}

function judgeReport(message: TracedMessage, ledger: Ledger): void {
  const report = parseAppliedRequest(message.payload, { lenientNulls: false });
  ledger.judge("CMP-029", report.ok, () => `Report: ${report.ok ? "" : report.problem}`, [message]);
  if (!report.ok) {
    return;
  }
  const { statusCode, reasonPhrase = "" } = report.value;
  if (statusCode !== undefined) {
    const known = Number.isInteger(statusCode) && statusCode >= 100 && statusCode <= 599;
    ledger.judge("CMP-030", known, () => `The report gives the status ${statusCode}, which HTTP does not have`, [
      message,
    ]);
  }
  if (!isSuccess(statusCode)) {
    const unexplained = (): string => `The report gives the status ${statusCode} and no reason`;
    ledger.judge("CMP-031", reasonPhrase !== "", unexplained, [message]);
  }
}
