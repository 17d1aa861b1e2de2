import { type Shape, shape } from "../control/index.ts";

/** Where results are to go: to this replica, nowhere, or to a subject of the sender's choice. */
export type ReplyTo = string;

/** The body of `POST /api/v1/invocations`. */
export interface Invocation {
  readonly endpointId: string;
  readonly commandType: string;
  /** A number that this replica has not used yet, unless told otherwise. */
  readonly commandId?: number;
  /** Any JSON value, null included. Without it, and without `payloadBase64`, the request has no payload. */
  readonly payload?: unknown;
  /** The payload byte by byte, in the place of `payload`. */
  readonly payloadBase64?: string;
  /** 0, that is no end, unless told otherwise. */
  readonly timeoutMs?: number;
  /** When the request says that it was made, in Unix time; now unless told otherwise. */
  readonly timestampMs?: number;
  /** "own" unless told otherwise. */
  readonly replyTo?: ReplyTo;
  /** A new one unless told otherwise. */
  readonly correlationId?: string;
}

/** The body of `POST /api/v1/raw-requests`: bytes in the place of a request, such as no Avro. */
export interface RawRequest {
  readonly payloadBase64: string;
  readonly replyTo?: ReplyTo;
}

/** Payload bytes for people: as text, with U+FFFD for what is not UTF-8, and as they are. Null if there is none. */
export interface ShownPayload {
  readonly payload: string | null;
  readonly payloadBase64: string | null;
}

/** What was sent for an `Invocation`. */
export interface SentInvocation extends ShownPayload {
  readonly subject: string;
  readonly replyTo: string | null;
  readonly correlationId: string;
  /** Unix time in milliseconds. */
  readonly timestamp: number;
  readonly timeout: number;
  readonly endpointId: string;
  readonly commandType: string;
  readonly commandId: number;
}

const BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";
/** A subject that can be published to. */
const replyTo = { type: "string", pattern: "^[^.*>\\s]+([.][^.*>\\s]+)*$" };
const payloadBase64 = { type: "string", pattern: BASE64 };
const milliseconds = { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

/** The form of an `Invocation`. Names and types of commands are left to the agent to judge. */
export const invocationShape: Shape<Invocation> = shape({
  type: "object",
  required: ["endpointId", "commandType"],
  additionalProperties: false,
  not: { required: ["payload", "payloadBase64"] },
  properties: {
    endpointId: { type: "string" },
    commandType: { type: "string" },
    commandId: { type: "integer", minimum: -2_147_483_648, maximum: 2_147_483_647 },
    payload: {},
    payloadBase64,
    timeoutMs: milliseconds,
    timestampMs: milliseconds,
    replyTo,
    correlationId: { type: "string" },
  },
});

/** The form of a `RawRequest`. */
export const rawRequestShape: Shape<RawRequest> = shape({
  type: "object",
  required: ["payloadBase64"],
  additionalProperties: false,
  properties: { payloadBase64, replyTo },
});

/** Shows payload bytes. */
export function shownPayload(bytes: Uint8Array | null): ShownPayload {
  const buffer = bytes === null ? null : Buffer.from(bytes);
  return { payload: buffer?.toString("utf8") ?? null, payloadBase64: buffer?.toString("base64") ?? null };
}
