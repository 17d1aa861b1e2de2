import type { BusMessage, MessageBus, SubscriptionOptions } from "../transport/index.ts";

/** A message that a service wants to send. */
export interface OutgoingMessage {
  readonly subject: string;
  readonly payload: Uint8Array;
  readonly replyTo: string | undefined;
}

/** What is done to messages on their way; what is left out stays as it is. */
export interface Alterations {
  /** Called for each message that the service sends; `send` sends one, as often as it is called. */
  readonly outgoing?: (message: OutgoingMessage, send: (message: OutgoingMessage) => void) => void;
  /** Called for each message that comes for the service; `deliver` hands one to it, as often as it is called. */
  readonly incoming?: (message: BusMessage, deliver: (message: BusMessage) => void) => void;
  /** Where the service listens instead of `subject`. */
  readonly subscription?: (subject: string) => string;
  /** The queue group in which the service shares `subject` with its replicas, instead of `group`. */
  readonly queueGroup?: (group: string, subject: string) => string;
}

/** The bus of a mutant: `bus`, with alterations on the way from and to the service. */
export function alteredBus(bus: MessageBus, alterations: Alterations): MessageBus {
  const { outgoing, incoming, subscription, queueGroup } = alterations;
  const send = ({ subject, payload, replyTo }: OutgoingMessage): void => bus.publish(subject, payload, replyTo);
  const shared = ({ queueGroup: group }: SubscriptionOptions, subject: string): SubscriptionOptions =>
    group === undefined ? {} : { queueGroup: queueGroup?.(group, subject) ?? group };
  return {
    publish: (subject, payload, replyTo) => (outgoing ?? pass)({ subject, payload, replyTo }, send),
    subscribe: (subject, handler, options = {}) =>
      bus.subscribe(
        subscription?.(subject) ?? subject,
        (message) => (incoming ?? pass)(message, handler),
        shared(options, subject),
      ),
    request: (subject, payload, timeoutMs) => bus.request(subject, payload, timeoutMs),
    flush: () => bus.flush(),
    onStatus: (listener) => bus.onStatus(listener),
    close: () => bus.close(),
  };
}

function pass<T>(message: T, go: (message: T) => void): void {
  go(message);
}
