import {
  configurationEventSubject,
  JSON_CONTENT_TYPE,
  type NewAvailableEvent,
  parseNewAvailableEvent,
} from "../../protocol/raw-2017/index.ts";
import type { Runtime } from "../../runtime/index.ts";
import type { BusMessage, BusSubscription, MessageBus } from "../../transport/index.ts";
import type { Counters } from "../control/index.ts";
import type { ProviderCounter } from "./provider-counters.ts";
import type { Raw2017ProviderSettings } from "./settings.ts";

/** What a listener works with. */
export interface OriginatedListenerParts {
  readonly settings: Raw2017ProviderSettings;
  readonly bus: MessageBus;
  readonly runtime: Runtime;
  readonly counters: Counters<ProviderCounter>;
  /** Told of configurations of the provider's own content type. */
  readonly take: (event: NewAvailableEvent) => void;
}

/**
 * Listens to the service whose configurations the provider takes over, if there is one. Providers of several content
 * types may listen to the same; each takes what is of its own (5/CMX2CDP, "Problems and possible solutions", 3).
 */
export function listenForOriginated(parts: OriginatedListenerParts): BusSubscription | undefined {
  const { originatorInstanceName, instanceName } = parts.settings;
  if (originatorInstanceName === undefined) {
    return undefined;
  }
  const subject = configurationEventSubject(originatorInstanceName, "new-available");
  return parts.bus.subscribe(subject, (message) => hear(message, parts), { queueGroup: instanceName });
}

function hear({ payload, subject }: BusMessage, { settings, runtime, counters, take }: OriginatedListenerParts): void {
  const event = parseNewAvailableEvent(payload, settings.readings);
  if (!event.ok) {
    counters.count("unreadableOriginatedEvents");
    runtime.logger.warn("dropped an unreadable event", { subject, problem: event.problem });
  } else if (event.value.contentType === (settings.contentType ?? JSON_CONTENT_TYPE)) {
    counters.count("originatedTaken");
    take(event.value);
  } else {
    counters.count("originatedIgnored");
  }
}
