import type { DeviceCommand } from "./command-behaviour.ts";
import type { EndpointResponse } from "./endpoint.ts";
import type { Inbox } from "./inbox.ts";

/** What a device remembers of one kind, to be read, and to be waited for as with an `Inbox`. */
export type Remembered<T> = Pick<Inbox<T>, "all" | "next">;

/** A command that a device was sent. */
export interface ReceivedCommand extends DeviceCommand {
  /** Unix time in milliseconds. */
  readonly receivedAtMs: number;
  /** The topic, or the path of the URL. */
  readonly path: string;
  /** Whether it came unasked or in answer to a request of the device. */
  readonly as: "push" | "answer";
}

/** What came back for something that a device had sent. */
export interface DeviceAnswer {
  /** The topic of the answer, or the path of the URL. */
  readonly path: string;
  readonly kind: EndpointResponse["kind"];
  /** As in HTTP; over MQTT 200 for a success, and undefined for an error that does not say any. */
  readonly statusCode: number | undefined;
  readonly payloadText: string;
  /** Unix time in milliseconds. */
  readonly answeredAtMs: number;
}

/** An answer to results. */
export interface ResultAnswer extends DeviceAnswer {
  readonly commandType: string;
  readonly commandIds: readonly number[];
  /** Which time of sending the results it answers: 1, 2, … */
  readonly attempt: number;
  /** Unix time in milliseconds. */
  readonly sentAtMs: number;
}

/** What came in the place of commands and could not be read. */
export interface UnreadableCommands {
  /** The topic, or the path of the URL. */
  readonly path: string;
  readonly payloadText: string;
  readonly problem: string;
}
