import { parseCommandPath, parseResultRequest } from "../../protocol/cep/index.ts";
import type { CommandInvocationResult } from "../../protocol/cip/index.ts";
import { parseJson } from "../../protocol/json/index.ts";
import { type Check, check, type Ledger } from "./check.ts";
import { canonicalJson, commandKey, isSuccessCode } from "./command-messages.ts";
import {
  type AttributedResult,
  attributedResults,
  type InvocationRequest,
  type InvocationResult,
  requestKey,
} from "./invocations.ts";
import type { Trace, Traced } from "./trace.ts";

/** Callers of 12/CIP are told what became of their commands, where they want it, once, and nothing else. */
export const invocationResults: Check = check(
  "invocation-results",
  ["CIP-006", "CIP-008", "CIP-009", "CIP-010", "CIP-011", "CIP-012", "CIP-022", "CIP-028"],
  (trace, { services }, ledger) => {
    if (!services.includes("cex")) {
      return;
    }
    const reports = reportsIn(trace);
    const told = new Map<InvocationRequest, InvocationResult[]>();
    for (const attributed of attributedResults(trace)) {
      const { result, requests, isCorrelated } = attributed;
      const stray = (): string => "A result came of a command that nobody invoked";
      ledger.judge("CIP-028", requests.length > 0, stray, [result]);
      if (requests.length > 0) {
        judgeAddress(attributed, ledger);
        judgeReported(attributed, reports, ledger);
      }
      if (isCorrelated) {
        judgeTimes(attributed, told, ledger);
      }
    }
    judgeUntold(trace, told, ledger);
  },
);

function judgeAddress({ result, requests, isCorrelated, namesCommand }: AttributedResult, ledger: Ledger): void {
  const evidence = [...requests.slice(0, 1), result];
  const { correlationId, endpointId, commandType, commandId } = result.content.value;
  const other = (): string => `The result has the correlation identifier ${correlationId}, its invocation had another`;
  ledger.judge("CIP-011", isCorrelated, other, evidence);
  const misnamed = (): string => `The result names the ${commandType} command ${commandId} of endpoint ${endpointId}`;
  ledger.judge("CIP-010", namesCommand, misnamed, evidence);
  const wanted = requests.flatMap(({ replyTo }) => replyTo ?? []);
  if (wanted.length > 0) {
    const astray = (): string =>
      `The result went to ${result.path}, its invocation wanted it at ${wanted.join(" or ")}`;
    ledger.judge("CIP-006", wanted.includes(result.path), astray, evidence);
  }
}

/** A correlation identifier that was sent several times over may come back as often. */
function judgeTimes(
  { result, requests }: AttributedResult,
  told: Map<InvocationRequest, InvocationResult[]>,
  ledger: Ledger,
): void {
  const [first] = requests;
  if (first === undefined) {
    return;
  }
  const results = [...(told.get(first) ?? []), result];
  told.set(first, results.slice(-requests.length));
  const again = (): string => "The invocation was answered once more than it was sent";
  ledger.judge("CIP-012", results.length <= requests.length, again, [first, ...results]);
}

function judgeUntold(
  trace: Trace,
  told: ReadonlyMap<InvocationRequest, readonly InvocationResult[]>,
  ledger: Ledger,
): void {
  for (const request of trace.records("CommandInvocationRequest")) {
    if (request.replyTo === undefined) {
      const results = told.get(request) ?? [];
      const unwanted = (): string => "A result was sent although the invocation has no reply subject";
      ledger.judge("CIP-022", results.length === 0, unwanted, [request, ...results.slice(0, 1)]);
    }
  }
}

interface Reports {
  /** What endpoints reported of a command, by what tells it apart. */
  readonly of: ReadonlyMap<string, readonly { readonly message: Traced<"ClientData">; readonly told: string }[]>;
  /** Endpoints and types of reports that cannot be read. */
  readonly unreadable: ReadonlySet<string>;
}

function reportsIn(trace: Trace): Reports {
  const of = new Map<string, { readonly message: Traced<"ClientData">; readonly told: string }[]>();
  const unreadable = new Set<string>();
  for (const message of trace.records("ClientData")) {
    const { endpointId, resourcePath, payload } = message.content.value;
    const path = parseCommandPath(resourcePath);
    if (path?.resource === "result") {
      const results = parseResultRequest(payload, { shape: "arrayOrObject", otherMembers: "ignored" });
      for (const result of results.ok ? results.value : []) {
        const key = commandKey(endpointId, path.commandType, result.commandId);
        const known = of.get(key) ?? [];
        known.push({ message, told: toldIn(result) });
        of.set(key, known);
      }
      if (!results.ok) {
        unreadable.add(JSON.stringify([endpointId, path.commandType]));
      }
    }
  }
  return { of, unreadable };
}

/** An empty reason says no more than none, and a payload of null no more than none. */
function toldIn({
  statusCode,
  reasonPhrase,
  payload,
}: Pick<CommandInvocationResult, "statusCode" | "reasonPhrase" | "payload">): string {
  const json = payload === null ? undefined : parseJson(payload);
  const bytes = (): string => Buffer.from(payload ?? []).toString("base64");
  return JSON.stringify([statusCode, reasonPhrase ?? "", json?.ok === false ? bytes() : canonicalJson(json?.value)]);
}

/** An agent may have an error of its own to tell; a success is always one that the endpoint reported. */
function judgeReported({ result, requests }: AttributedResult, { of, unreadable }: Reports, ledger: Ledger): void {
  const { endpointId, commandType, statusCode, appVersionName } = result.content.value;
  if (!isSuccessCode(statusCode) || unreadable.has(JSON.stringify([endpointId, commandType]))) {
    return;
  }
  const wanted = toldIn(result.content.value);
  const reported = of.get(requestKey(result)) ?? [];
  const fitting = reported.filter(({ told }) => told === wanted).map(({ message }) => message);
  const evidence = [...requests.slice(0, 1), ...reported.slice(0, 1).map(({ message }) => message), result];
  const unheard = (): string => `The result tells of status ${statusCode} what no endpoint reported of the command`;
  ledger.judge("CIP-008", fitting.length > 0, unheard, evidence);
  if (fitting.length > 0) {
    const named = fitting.some(({ content: { value } }) => value.appVersionName === appVersionName);
    const wrong = (): string => `The result names the appversion ${appVersionName}, under which nobody reported it`;
    ledger.judge("CIP-009", named, wrong, evidence);
  }
}
