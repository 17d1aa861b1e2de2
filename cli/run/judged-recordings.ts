import {
  type CheckContext,
  type OwnedEndpoint,
  type Recording,
  type Trace,
  type TracedMessage,
  traceOf,
} from "../../conformance/checks/index.ts";
import { profile, servicesOf, type Target } from "../../conformance/targets/index.ts";
import type { ExampleFacts, JudgedCheck } from "../../conformance/verdicts/index.ts";
import type { CollectedExample } from "./example-collector.ts";
import { messageOwners } from "./message-owners.ts";
import { suiteOf } from "./suite.ts";

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
 * Judges the one recording of a shared world; its messages are told apart by endpoint, application and tenant. What
 * `probes` exchanged with the target is left out: a target need not answer before it is up.
 */
export function judgeSharedRecording(
  recording: Recording,
  examples: readonly CollectedExample[],
  probes: readonly OwnedEndpoint[],
  target: Target,
): JudgedRecordings {
  const { avroSchemaSet, zeroRequestId } = profile(target.profile);
  const whole = traceOf(recording, avroSchemaSet, suiteOf(target.profile).readJson);
  const isProbe = messageOwners([{ id: "probe", facts: { endpoints: probes } }], whole, zeroRequestId);
  const trace = whole.without((message) => isProbe(message) !== undefined);
  const ownerOf = messageOwners(examples, trace, zeroRequestId);
  const facts = {
    endpoints: examples.flatMap((example) => example.facts.endpoints),
    applications: examples.flatMap((example) => example.facts.applications ?? []),
    tenants: examples.flatMap((example) => example.facts.tenants ?? []),
  };
  return {
    checks: judge(trace, facts, target),
    messages: ownedMessages(trace, ownerOf),
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

function correlationIdOf({ content, json }: TracedMessage): string | undefined {
  return "value" in content && "correlationId" in content.value ? content.value.correlationId : json?.correlationId;
}

/** Judges the recordings of examples that each had a world of their own. */
export function judgeOwnRecordings(examples: readonly CollectedExample[], target: Target): JudgedRecordings {
  const judged = examples.flatMap(({ id, recording, facts }) => {
    if (recording === undefined) {
      return [];
    }
    const trace = traceOf(recording, profile(target.profile).avroSchemaSet, suiteOf(target.profile).readJson);
    const messages = trace.messages.map((message) => ({ example: id, message }));
    return [{ checks: judge(trace, facts, target), messages }];
  });
  return { checks: judged.flatMap(({ checks }) => checks), messages: judged.flatMap(({ messages }) => messages) };
}

function judge(
  trace: Trace,
  { endpoints, applications = [], tenants = [] }: ExampleFacts,
  target: Target,
): JudgedCheck[] {
  const { avroSchemaSet, responseEnvelope, zeroRequestId, commandTypeCharacters } = profile(target.profile);
  const context: CheckContext = {
    instances: target.instances,
    services: servicesOf(target).map(([name]) => name),
    timing: target.timing,
    avroSchemaSet,
    responseEnvelope,
    zeroRequestId,
    commandTypeCharacters,
    endpoints: new Map(endpoints.map((endpoint) => [endpoint.endpointId, endpoint])),
    applications,
    tenants,
  };
  return suiteOf(target.profile).checks.map((check) => ({ id: check.id, report: check.judge(trace, context) }));
}
