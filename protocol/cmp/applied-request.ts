import { type Decoded, encodeJson, jsonParser } from "../json/index.ts";

/** What an endpoint sends once it has tried to apply a configuration (7/CMP, "Applied configuration request"). */
export interface AppliedRequest {
  /** The configuration that the endpoint tried to apply. */
  readonly configId: string;
  /** As in HTTP, but any number; absent for 200. */
  readonly statusCode?: number;
  /** Why the configuration could not be applied. */
  readonly reasonPhrase?: string;
}

/** How an applied request is read. */
export interface AppliedRequestOptions {
  /** True takes a null `statusCode` or `reasonPhrase` for an absent one; 7/CMP does not allow null. */
  readonly lenientNulls: boolean;
}

interface NullableAppliedRequest {
  readonly configId: string;
  readonly statusCode?: number | null;
  readonly reasonPhrase?: string | null;
}

function schemaOf(options: AppliedRequestOptions) {
  const nullable = options.lenientNulls;
  return {
    type: "object",
    properties: {
      configId: { type: "string" },
      statusCode: { type: "number", nullable },
      reasonPhrase: { type: "string", nullable },
    },
    required: ["configId"],
    additionalProperties: false,
  };
}

const parseStrictly = jsonParser<AppliedRequest>("applied request", schemaOf({ lenientNulls: false }));
const parseWithNulls = jsonParser<NullableAppliedRequest>("applied request", schemaOf({ lenientNulls: true }));

function withoutNulls({ configId, statusCode, reasonPhrase }: NullableAppliedRequest): AppliedRequest {
  return {
    configId,
    ...(typeof statusCode === "number" ? { statusCode } : {}),
    ...(typeof reasonPhrase === "string" ? { reasonPhrase } : {}),
  };
}

/** Reads an applied request. Refuses other properties. Never throws. */
export function parseAppliedRequest(payload: Uint8Array, options: AppliedRequestOptions): Decoded<AppliedRequest> {
  if (!options.lenientNulls) {
    return parseStrictly(payload);
  }
  const parsed = parseWithNulls(payload);
  return parsed.ok ? { ok: true, value: withoutNulls(parsed.value) } : parsed;
}

/** Writes an applied request; what is absent stays absent. Throws `RangeError` for a status code that is not finite. */
export function encodeAppliedRequest({ configId, statusCode, reasonPhrase }: AppliedRequest): Uint8Array {
  if (statusCode !== undefined && !Number.isFinite(statusCode)) {
    throw new RangeError(`status code ${statusCode} has no form in JSON; it must be finite`);
  }
  return encodeJson({ configId, statusCode, reasonPhrase });
}

/**
 * Tells whether a status code, its fraction dropped, says that the configuration was applied: 200 to 299. All others
 * are failures, whatever the number; an absent one stands for 200 (7/CMP, "Applied configuration request").
 */
export function isSuccess(statusCode = 200): boolean {
  const whole = Math.trunc(statusCode);
  return whole >= 200 && whole <= 299;
}
