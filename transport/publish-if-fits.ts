import type { MessageBus } from "./message-bus.ts";
import { TransportError } from "./transport-error.ts";

/**
 * Publishes a message. Returns false, having sent nothing, if it is larger than the bus takes: others decide how large
 * the fields are that are passed on, and the server's settings what fits. Throws whatever else the bus throws.
 */
export function publishIfFits(bus: MessageBus, subject: string, payload: Uint8Array, replyTo?: string): boolean {
  try {
    bus.publish(subject, payload, replyTo);
    return true;
  } catch (cause) {
    if (cause instanceof TransportError && cause.code === "PAYLOAD_TOO_LARGE") {
      return false;
    }
    throw cause;
  }
}
