import { parseRequestTopic, parseResponseTopic } from "../../protocol/kp/index.ts";
import { type Check, type CheckContext, check, isDeliberate, type Ledger } from "./check.ts";
import type { Trace, Traced, TracedMessage } from "./trace.ts";

/**
 * The communication service passes on what it was given, each thing under the name that 1/KP gives it.
 *
 * It is held to what it received on its other side, so that a target's wrong answer is never blamed on it.
 */
export const relay: Check = check(
  "relay",
  ["KP-002", "KP-003", "KP-004", "KP-006", "KP-008"],
  (trace, context, ledger) => {
    for (const message of trace.records("ClientData")) {
      if (message.injected !== true) {
        judgeRequest(message, trace, context, ledger);
      }
    }
    for (const message of trace.messages) {
      if (message.transport === "mqtt" && message.direction === "toClient") {
        judgeResponse(message, trace, context, ledger);
      }
    }
  },
);

function judgeRequest(message: Traced<"ClientData">, trace: Trace, context: CheckContext, ledger: Ledger): void {
  const { endpointId, resourcePath, requestId, payload } = message.content.value;
  const token = context.endpoints.get(endpointId ?? "")?.endpointToken;
  const sent = trace.messages.filter(
    ({ direction, path }) => direction === "fromClient" && path.includes(`/${token}/`),
  );
  const fits = sent.some((request) => {
    const topic = parseRequestTopic(request.path.replace(/^\//, ""), context.zeroRequestId);
    const same = topic.ok && topic.value.resourcePath === resourcePath && (topic.value.requestId ?? null) === requestId;
    return same && Buffer.from(request.payload).equals(payload);
  });
  const wrong = (): string =>
    `ClientData says ${resourcePath} and request identifier ${requestId}, which no client sent`;
  ledger.judge("KP-002", fits, wrong, [...sent.slice(-1), message]);
}

function judgeResponse(message: TracedMessage, trace: Trace, context: CheckContext, ledger: Ledger): void {
  const topic = parseResponseTopic(message.path, context.zeroRequestId);
  if (!topic.ok) {
    return;
  }
  const { kind, path } = topic.value;
  const endpoint = [...context.endpoints.values()].find(({ endpointToken }) => endpointToken === path.endpointToken);
  const answers = trace.records("ExtensionData").filter(({ content: { value } }) => {
    const same = value.resourcePath === path.resourcePath && value.requestId === (path.requestId ?? null);
    return same && value.endpointId === endpoint?.endpointId;
  });
  judgeSuffix(message, kind, answers, ledger);
  const mayBePush = kind === "status" && path.requestId === undefined;
  if (mayBePush) {
    const said = (): string => `An empty response went to ${message.path}, which no request identifier asked for`;
    ledger.judge("KP-006", message.payload.length > 0, said, [message]);
  }
  const requestTopic = message.path.slice(0, -`/${kind}`.length);
  const requests = trace.messages.filter((other) => other.direction === "fromClient" && other.path === requestTopic);
  // A push stands where the answer to a request without identifier does, and has no request to go by.
  const answered = !mayBePush && requests.length > 0;
  if (answered && !isDeliberate(context, endpoint?.endpointId, "communication-service")) {
    const same = requests.some((request) => request.qualityOfService === message.qualityOfService);
    const wrong = (): string => `Response has quality of service ${message.qualityOfService}, its request had another`;
    ledger.judge("KP-008", same, wrong, [...requests.slice(-1), message]);
  }
}

function judgeSuffix(
  message: TracedMessage,
  kind: "status" | "error",
  answers: readonly Traced<"ExtensionData">[],
  ledger: Ledger,
): void {
  const successes = answers.filter(({ content: { value } }) => value.statusCode >= 200 && value.statusCode <= 299);
  const evidence = [...answers.slice(-1), message];
  if (kind === "status") {
    ledger.judge(
      "KP-003",
      successes.length > 0,
      () => `Nobody answered what went to ${message.path} with a success`,
      evidence,
    );
  } else if (answers.length > 0) {
    const wrong = (): string => `A success went to ${message.path}`;
    ledger.judge("KP-004", successes.length < answers.length, wrong, evidence);
  }
}
