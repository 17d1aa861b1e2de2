import {
  CHECKS,
  type CheckContext,
  type OwnedEndpoint,
  type Recording,
  type Trace,
  type TracedMessage,
  traceOf,
} from "../../conformance/checks/index.ts";
import { profile, type Target } from "../../conformance/targets/index.ts";
import type { JudgedCheck } from "../../conformance/verdicts/index.ts";
import { parseRequestTopic } from "../../protocol/kp/index.ts";
import type { CollectedExample } from "./example-collector.ts";

/** A message and the example that it belongs to, as far as that can be told. */
export interface OwnedMessage {
  readonly example: string | undefined;
  readonly message: TracedMessage;
}

/** What the checks said about everything that was recorded, and the recording itself. */
export interface JudgedRecordings {
  readonly checks: readonly JudgedCheck[];
  readonly messages: readonly OwnedMessage[];
}

/**
 * Judges the one recording of a shared world; its messages are told apart by endpoint. What `probes` exchanged with
 * the target is left out: a target need not answer before it is up.
 */
export function judgeSharedRecording(
  recording: Recording,
  examples: readonly CollectedExample[],
  probes: readonly OwnedEndpoint[],
  target: Target,
): JudgedRecordings {
  const owners = new Map<string, string>();
  for (const example of examples) {
    for (const { endpointId, endpointToken } of example.facts.endpoints) {
      owners.set(endpointId, example.id).set(endpointToken, example.id);
    }
  }
  const probed = new Set(probes.flatMap(({ endpointId, endpointToken }) => [endpointId, endpointToken]));
  const { avroSchemaSet } = profile(target.profile);
  const trace = traceOf(recording, avroSchemaSet).without((message) => probed.has(ownerKey(message, target)));
  const endpoints = examples.flatMap(({ facts }) => facts.endpoints);
  return {
    checks: judge(trace, endpoints, target),
    messages: ownedMessages(trace, (message) => owners.get(ownerKey(message, target))),
  };
}

/** What names no endpoint of an example belongs to the one that the same correlation identifier led through before. */
function ownedMessages(trace: Trace, ownerOf: (message: TracedMessage) => string | undefined): OwnedMessage[] {
  const byCorrelation = new Map<string, string>();
  return trace.messages.map((message) => {
    const correlationId = correlationIdOf(message);
    const example = ownerOf(message) ?? byCorrelation.get(correlationId ?? "");
    if (example !== undefined && correlationId !== undefined && correlationId !== "") {
      byCorrelation.set(correlationId, example);
    }
    return { example, message };
  });
}

function correlationIdOf({ content }: TracedMessage): string | undefined {
  return "value" in content && "correlationId" in content.value ? content.value.correlationId : undefined;
}

/** Judges the recordings of examples that each had a world of their own. */
export function judgeOwnRecordings(examples: readonly CollectedExample[], target: Target): JudgedRecordings {
  const judged = examples.flatMap(({ id, recording, facts }) => {
    if (recording === undefined) {
      return [];
    }
    const trace = traceOf(recording, profile(target.profile).avroSchemaSet);
    const messages = trace.messages.map((message) => ({ example: id, message }));
    return [{ checks: judge(trace, facts.endpoints, target), messages }];
  });
  return { checks: judged.flatMap(({ checks }) => checks), messages: judged.flatMap(({ messages }) => messages) };
}

function judge(trace: Trace, endpoints: readonly OwnedEndpoint[], target: Target): JudgedCheck[] {
  const { avroSchemaSet, responseEnvelope, zeroRequestId } = profile(target.profile);
  const context: CheckContext = {
    instances: target.instances,
    timing: target.timing,
    avroSchemaSet,
    responseEnvelope,
    zeroRequestId,
    endpoints: new Map(endpoints.map((endpoint) => [endpoint.endpointId, endpoint])),
  };
  return CHECKS.map((check) => ({ id: check.id, report: check.judge(trace, context) }));
}

/** The endpoint identifier or token that a message names. */
function ownerKey({ content, path }: TracedMessage, target: Target): string {
  switch (content.kind) {
    case "client": {
      const topic = parseRequestTopic(path.replace(/^\//, ""), profile(target.profile).zeroRequestId);
      return topic.ok ? topic.value.endpointToken : "";
    }
    case "unknown":
    case "unreadable":
      return "";
    case "ConnectedEvent":
    case "DisconnectedEvent":
      return [...content.value.endpoints.keys()][0] ?? "";
    default:
      return content.value.endpointId ?? "";
  }
}
