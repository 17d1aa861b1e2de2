import { type MessageBus, TransportError } from "../../transport/index.ts";

/**
 * Publishes a message. Returns false, having sent nothing, if it is larger than the bus takes, which depends on what
 * others send and on the server's settings. Throws whatever else the bus throws.
 */
export function publishIfFits(bus: MessageBus, subject: string, payload: Uint8Array): boolean {
  try {
    bus.publish(subject, payload);
    return true;
  } catch (cause) {
    if (cause instanceof TransportError && cause.code === "PAYLOAD_TOO_LARGE") {
      return false;
    }
    throw cause;
  }
}
