import { configAppliedCodec, configAppliedSubject } from "../../protocol/cdtp/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { BusMessage, BusSubscription, MessageBus } from "../../transport/index.ts";
import type { Counters } from "../control/index.ts";
import type { ProviderCounter } from "./provider-counters.ts";
import type { SeenEndpoints } from "./seen-endpoints.ts";
import type { ConfigurationDataProviderSettings } from "./settings.ts";
import type { StatusLog } from "./status-log.ts";

/** What a listener works with. */
export interface AppliedListenerParts {
  readonly settings: ConfigurationDataProviderSettings;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly seen: SeenEndpoints;
  readonly statuses: StatusLog;
  readonly counters: Counters<ProviderCounter>;
}

/** The events of every consumer. */
const ANY_CONSUMER = "kaa.v1.events.*.endpoint.config.applied";

/**
 * Notes what consumers report of configurations that endpoints applied or refused (6/CDTP, "Configuration applied").
 * The replicas of a provider share the events.
 */
export function listenForApplied(parts: AppliedListenerParts): BusSubscription {
  const { consumerInstanceName, instanceName } = parts.settings;
  const subject = consumerInstanceName === undefined ? ANY_CONSUMER : configAppliedSubject(consumerInstanceName);
  return parts.bus.subscribe(subject, (message) => note(message, parts), { queueGroup: instanceName });
}

function note({ payload, subject }: BusMessage, { runtime, seen, statuses, counters }: AppliedListenerParts): void {
  const event = configAppliedCodec.decode(payload);
  if (!event.ok) {
    counters.count("unreadableAppliedEvents");
    runtime.logger.warn("dropped an unreadable event", { subject, problem: event.problem });
    return;
  }
  seen.see(event.value.endpointId, event.value.appVersionName);
  statuses.confirmed(event.value, event.value, runtime.clock.now());
}
