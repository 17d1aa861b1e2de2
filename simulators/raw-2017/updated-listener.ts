import { configurationEventSubscription, parseUpdatedEvent } from "../../protocol/raw-2017/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { BusMessage, BusSubscription, MessageBus } from "../../transport/index.ts";
import type { Counters } from "../control/index.ts";
import type { ProviderCounter } from "./provider-counters.ts";
import { RecentList } from "./recent-list.ts";
import type { Raw2017ProviderSettings } from "./settings.ts";

/** An event that an endpoint has taken a configuration, as the provider heard it. */
export interface HeardUpdate {
  /** Unix time in milliseconds. */
  readonly heardAtMs: number;
  readonly subject: string;
  readonly correlationId: string;
  readonly eventTimestamp: number;
  readonly originatorReplicaId: string | null;
  readonly appVersionToken: string;
  readonly endpointId: string;
  readonly configVersion: number;
}

/** What a listener works with. */
export interface UpdatedListenerParts {
  readonly settings: Raw2017ProviderSettings;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly updates: RecentList<HeardUpdate>;
  readonly counters: Counters<ProviderCounter>;
}

const UPDATES_MAX = 10_000;

/** Where a provider keeps the latest of these events. */
export function updateLog(): RecentList<HeardUpdate> {
  return new RecentList(UPDATES_MAX);
}

/** Notes what CMX says of configurations that endpoints took (5/CMX2CDP, `updated`). Replicas share the events. */
export function listenForUpdated(parts: UpdatedListenerParts): BusSubscription {
  const { consumerInstanceName, instanceName } = parts.settings;
  const subject = configurationEventSubscription("updated", consumerInstanceName);
  return parts.bus.subscribe(subject, (message) => note(message, parts), { queueGroup: instanceName });
}

function note({ payload, subject }: BusMessage, { settings, runtime, updates, counters }: UpdatedListenerParts): void {
  const event = parseUpdatedEvent(payload, settings.readings);
  if (!event.ok) {
    counters.count("unreadableUpdatedEvents");
    runtime.logger.warn("dropped an unreadable event", { subject, problem: event.problem });
    return;
  }
  const { originatorReplicaId = null, ...rest } = event.value;
  updates.add({ heardAtMs: runtime.clock.now(), subject, originatorReplicaId, ...rest });
}
