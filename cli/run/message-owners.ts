import type { Trace, TracedMessage } from "../../conformance/checks/index.ts";
import type { ExampleFacts } from "../../conformance/verdicts/index.ts";
import { parseRequestTopic, type ZeroRequestId } from "../../protocol/kp/index.ts";

/** Who made something, and what. */
interface Owner {
  readonly id: string;
  readonly facts: ExampleFacts;
}

/**
 * Tells whose a message is: the owner's whose endpoint it names, or whose application, appversion or tenant, or who
 * owns the message whose reply subject it came to. Undefined if that cannot be told.
 */
export function messageOwners(
  owners: readonly Owner[],
  trace: Trace,
  zeroRequestId: ZeroRequestId,
): (message: TracedMessage) => string | undefined {
  const byKey = new Map(owners.flatMap(({ id, facts }) => keysOf(facts).map((key) => [key, id] as const)));
  const named = (message: TracedMessage): string | undefined =>
    keysIn(message, zeroRequestId)
      .map((key) => byKey.get(key))
      .find((id) => id !== undefined);
  const byReply = new Map(
    trace.messages
      .filter((message) => isUpdate(message) && message.replyTo !== undefined)
      .map((update) => [update.replyTo, named(update)]),
  );
  return (message) => named(message) ?? (message.content.kind === "unknown" ? byReply.get(message.path) : undefined);
}

/** Only those of 17/SCMP have reply subjects of their own, one each. */
function isUpdate({ content: { kind } }: TracedMessage): boolean {
  return kind === "BroadcastConfigurationUpdateEvent" || kind === "ServiceSpecificConfigurationUpdateEvent";
}

function keysOf({ endpoints, applications = [], tenants = [] }: ExampleFacts): readonly string[] {
  return [
    ...endpoints.flatMap(({ endpointId, endpointToken }) => [`endpoint ${endpointId}`, `token ${endpointToken}`]),
    ...applications.map(({ name }) => `application ${name}`),
    ...applications.flatMap(({ appVersionNames }) => appVersionNames.map((name) => `appversion ${name}`)),
    ...tenants.map(({ tenantId }) => `tenant ${tenantId}`),
  ];
}

/** What a message names, the most telling first. */
function keysIn({ content, json, path }: TracedMessage, zeroRequestId: ZeroRequestId): readonly string[] {
  switch (content.kind) {
    case "client": {
      const topic = parseRequestTopic(path.replace(/^\//, ""), zeroRequestId);
      return topic.ok ? [`token ${topic.value.endpointToken}`] : [];
    }
    case "unknown":
      return json?.endpointId === undefined ? [] : [`endpoint ${json.endpointId}`];
    case "unreadable":
      return [];
    case "ConnectedEvent":
    case "DisconnectedEvent":
      return [...content.value.endpoints.keys()].slice(0, 1).map((endpointId) => `endpoint ${endpointId}`);
    case "BroadcastConfigurationUpdateEvent":
    case "ServiceSpecificConfigurationUpdateEvent": {
      const { tenantID, appName, appVerName } = content.value;
      return [`appversion ${appVerName}`, `application ${appName}`, `tenant ${tenantID}`];
    }
    case "TenantUpdatedEvent":
    case "TenantUnregisteredEvent":
      return [`tenant ${content.value.tenantId}`];
    default:
      return [`endpoint ${content.value.endpointId}`];
  }
}
