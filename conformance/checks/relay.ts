import { parseResponseTopic, type ResourcePath } from "../../protocol/kp/index.ts";
import { type Check, type CheckContext, check, isDeliberate, type Ledger } from "./check.ts";
import { type ClientRequests, clientRequests, type ServiceAnswers, serviceAnswers, statusCounts } from "./relayed.ts";
import type { Traced, TracedMessage } from "./trace.ts";

interface Seen {
  readonly context: CheckContext;
  readonly requests: ClientRequests;
  readonly answers: ServiceAnswers;
  /** How many messages went to each topic of successes. */
  readonly statuses: ReadonlyMap<string, number>;
  readonly endpointIds: ReadonlyMap<string, string>;
}

/**
 * The communication service passes on what it was given, each thing under the name that 1/KP gives it.
 *
 * It is held to what it received on its other side, so that a target's wrong answer is never blamed on it.
 */
export const relay: Check = check(
  "relay",
  ["KP-002", "KP-003", "KP-004", "KP-006", "KP-008"],
  (trace, context, ledger) => {
    const seen = {
      context,
      requests: clientRequests(trace, context),
      answers: serviceAnswers(trace),
      statuses: statusCounts(trace),
      endpointIds: new Map([...context.endpoints.values()].map((owned) => [owned.endpointToken, owned.endpointId])),
    };
    for (const message of trace.records("ClientData")) {
      if (message.injected !== true) {
        judgeRequest(message, seen, ledger);
      }
    }
    for (const message of trace.messages) {
      if (message.transport === "mqtt" && message.direction === "toClient") {
        judgeResponse(message, seen, ledger);
      }
    }
  },
);

function judgeRequest(message: Traced<"ClientData">, { context, requests }: Seen, ledger: Ledger): void {
  const { endpointId, resourcePath, requestId, payload } = message.content.value;
  const token = context.endpoints.get(endpointId ?? "")?.endpointToken;
  const wrong = (): string =>
    `ClientData says ${resourcePath} and request identifier ${requestId}, which no client sent`;
  const latest = token === undefined ? undefined : requests.latestOf(token);
  const fits = token !== undefined && requests.has(token, resourcePath, requestId, payload);
  ledger.judge("KP-002", fits, wrong, [...(latest === undefined ? [] : [latest]), message]);
}

function judgeResponse(message: TracedMessage, seen: Seen, ledger: Ledger): void {
  const topic = parseResponseTopic(message.path, seen.context.zeroRequestId);
  const endpointId = topic.ok ? seen.endpointIds.get(topic.value.path.endpointToken) : undefined;
  if (!topic.ok || endpointId === undefined) {
    return;
  }
  const { kind, path } = topic.value;
  judgeSuffix(message, kind, path, endpointId, seen, ledger);
  const mayBePush = kind === "status" && path.requestId === undefined;
  if (mayBePush) {
    const said = (): string => `An empty response went to ${message.path}, which no request identifier asked for`;
    ledger.judge("KP-006", message.payload.length > 0, said, [message]);
  }
  const requests = seen.requests.onTopic(message.path.slice(0, -`/${kind}`.length));
  // A push stands where the answer to a request without identifier does, and has no request to go by.
  if (requests !== undefined && !mayBePush && !isDeliberate(seen.context, endpointId, "communication-service")) {
    const same = requests.qualities.has(message.qualityOfService);
    const wrong = (): string => `Response has quality of service ${message.qualityOfService}, its request had another`;
    ledger.judge("KP-008", same, wrong, [requests.latest, message]);
  }
}

function judgeSuffix(
  message: TracedMessage,
  kind: "status" | "error",
  { resourcePath, requestId }: ResourcePath,
  endpointId: string,
  { answers, statuses }: Seen,
  ledger: Ledger,
): void {
  const given = answers.to(endpointId, resourcePath, requestId ?? null);
  if (kind === "status") {
    const nobody = (): string => `Nobody answered what went to ${message.path} with a success`;
    const evidence = given === undefined ? [message] : [given.latest, message];
    ledger.judge("KP-003", (given?.successes ?? 0) > 0, nobody, evidence);
  } else if (given !== undefined) {
    // The communication service may have an error of its own to tell, beside a success that it passed on as one.
    const passedOn = statuses.get(message.path.replace(/error$/, "status")) ?? 0;
    const misplaced = given.failures === 0 && given.bodies > passedOn;
    ledger.judge("KP-004", !misplaced, () => `A success went to ${message.path}`, [given.latest, message]);
  }
}
