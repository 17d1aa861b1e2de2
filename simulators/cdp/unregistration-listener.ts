import { unregisteredCodec, unregisteredSubscription } from "../../protocol/elce/index.ts";
import type { Logger } from "../../runtime/index.ts";
import type { BusMessage, BusSubscription, MessageBus } from "../../transport/index.ts";
import type { Counters } from "../control/index.ts";
import type { ProviderCounter } from "./provider-counters.ts";

/** What a listener works with. */
export interface UnregistrationListenerParts {
  readonly bus: MessageBus;
  readonly logger: Logger;
  readonly counters: Counters<ProviderCounter>;
  /** The only originator whose events are heard; unless told otherwise, all are. */
  readonly originatorInstanceName: string | undefined;
  /** Forgets whatever is known of the endpoint. */
  readonly forget: (endpointId: string) => void;
}

/**
 * Cleans up after endpoints that were removed (9/ELCE, "Endpoint unregistered"). Every replica hears of them, for each
 * keeps what it knows by itself. Nothing is announced: there is nobody left to tell.
 */
export function listenForUnregistered(parts: UnregistrationListenerParts): BusSubscription {
  return parts.bus.subscribe(unregisteredSubscription(parts.originatorInstanceName), (message) => take(message, parts));
}

function take({ payload, subject }: BusMessage, { logger, counters, forget }: UnregistrationListenerParts): void {
  const event = unregisteredCodec.decode(payload);
  if (!event.ok) {
    counters.count("unreadableUnregisteredEvents");
    logger.warn("dropped an unreadable event", { subject, problem: event.problem });
    return;
  }
  forget(event.value.endpointId);
}
