import { type Decoded, isJsonObjectText, jsonMembers, jsonParser } from "../json/index.ts";
import { jsonElements } from "./json-elements.ts";
import { encodeSplicedArray, integer } from "./spliced-array.ts";

/** What an endpoint made of one command (11/CEP, "Result request"). */
export interface ExecutionResult {
  /** A 32-bit integer. */
  readonly commandId: number;
  /** As in HTTP; a 32-bit integer. */
  readonly statusCode: number;
  readonly reasonPhrase: string | null;
  /** A JSON text in UTF-8, as it is spelled; null if there is none. A payload of null is the text `null`. */
  readonly payload: Uint8Array | null;
}

/** How a result request is read. */
export interface ResultRequestOptions {
  /** `arrayOrObject` takes a single result for an array of one; the text of 11/CEP has arrays alone. */
  readonly shape: "array" | "arrayOrObject";
  /**
   * `ignored` lets other members pass, for there are clients that add their results to the commands that they got, and
   * takes a null `reasonPhrase` for an absent one; 11/CEP allows neither.
   */
  readonly otherMembers: "refused" | "ignored";
}

interface ResultObject {
  readonly id: number;
  readonly statusCode: number;
  readonly reasonPhrase?: string | null;
}

interface ResultParsers {
  readonly ofArray: (payload: Uint8Array) => Decoded<readonly ResultObject[]>;
  readonly ofObject: (payload: Uint8Array) => Decoded<ResultObject>;
}

// 12/CIP carries both numbers in 32 bits.
const int = { type: "integer", minimum: -2_147_483_648, maximum: 2_147_483_647 };

function parsersFor(otherMembers: ResultRequestOptions["otherMembers"]): ResultParsers {
  const isTolerant = otherMembers === "ignored";
  const result = {
    type: "object",
    properties: { id: int, statusCode: int, reasonPhrase: { type: "string", nullable: isTolerant }, payload: {} },
    required: ["id", "statusCode"],
    additionalProperties: isTolerant,
  };
  return {
    ofArray: jsonParser("result request", { type: "array", items: result }),
    ofObject: jsonParser("result request", result),
  };
}

const parsers = { refused: parsersFor("refused"), ignored: parsersFor("ignored") };
const utf8 = { decoder: new TextDecoder(), encoder: new TextEncoder() };

function resultOf({ id, statusCode, reasonPhrase }: ResultObject, json: string): ExecutionResult {
  const payloadText = jsonMembers(json).get("payload");
  return {
    commandId: id,
    statusCode,
    reasonPhrase: reasonPhrase ?? null,
    payload: payloadText === undefined ? null : utf8.encoder.encode(payloadText),
  };
}

/**
 * Reads a result request, each payload as it is spelled. The array may be empty and may hold several results of one
 * command. Of equal names in an object the last counts. Never throws.
 */
export function parseResultRequest(
  payload: Uint8Array,
  { shape, otherMembers }: ResultRequestOptions,
): Decoded<readonly ExecutionResult[]> {
  const { ofArray, ofObject } = parsers[otherMembers];
  const text = utf8.decoder.decode(payload);
  if (shape === "arrayOrObject" && isJsonObjectText(text)) {
    const parsed = ofObject(payload);
    return parsed.ok ? { ok: true, value: [resultOf(parsed.value, text)] } : parsed;
  }
  const parsed = ofArray(payload);
  if (!parsed.ok) {
    return parsed;
  }
  const texts = jsonElements(text);
  return { ok: true, value: parsed.value.map((result, index) => resultOf(result, texts[index] ?? "{}")) };
}

/**
 * Writes a result request, payloads as they are spelled; what is null is left out. Whether payloads are JSON is for
 * the caller to see to. Throws `RangeError` for a number that is no integer and `TypeError` for a payload that is not
 * UTF-8.
 */
export function encodeResults(results: readonly ExecutionResult[]): Uint8Array {
  return encodeSplicedArray(
    results.map(({ commandId, statusCode, reasonPhrase, payload }) => ({
      members: {
        id: integer("command id", commandId),
        statusCode: integer("status code", statusCode),
        reasonPhrase: reasonPhrase ?? undefined,
      },
      payload,
    })),
  );
}
