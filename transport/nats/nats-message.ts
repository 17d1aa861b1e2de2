import type { Msg } from "@nats-io/transport-node";
import type { BusMessage } from "../message-bus.ts";

const NO_RESPONDERS_STATUS = 503;

/** A message of the NATS client. Its parts are decoded when they are asked for: many handlers read only the payload. */
export class NatsMessage implements BusMessage {
  readonly #message: Msg;

  constructor(message: Msg) {
    this.#message = message;
  }

  get subject(): string {
    return this.#message.subject;
  }

  get payload(): Uint8Array {
    return this.#message.data;
  }

  get replyTo(): string | undefined {
    const reply = this.#message.reply;
    return reply === undefined || reply === "" ? undefined : reply;
  }

  get noResponders(): boolean {
    return this.#message.data.length === 0 && this.#message.headers?.code === NO_RESPONDERS_STATUS;
  }
}
