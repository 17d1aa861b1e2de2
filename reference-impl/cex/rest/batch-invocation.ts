import { jsonMembers, jsonParser } from "../../../protocol/json/index.ts";
import type { Caller } from "../../service/index.ts";
import { assertedPayload, payloadIn } from "./invocation.ts";
import { readJsonBody } from "./json-body.ts";
import { assertedFilterId, ENDPOINT_ID, noEndpoint } from "./names.ts";
import type { BatchRequest, EndpointPlace } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { bodyFormat } from "./request-body.ts";
import { jsonAnswer } from "./rest-answer.ts";
import { commandTypeIn, type Operation, type OperationParts } from "./rest-call.ts";

/** How many endpoints a batch may name. */
export const BATCH_ENDPOINTS_MAX = 10_000;

interface BatchBody {
  readonly payload?: unknown;
  readonly payloadContentType?: string | null;
  readonly endpointIds: readonly string[];
}

const parseBatchBody = jsonParser<BatchBody>("body", {
  type: "object",
  required: ["endpointIds"],
  properties: {
    payloadContentType: { type: "string", nullable: true },
    endpointIds: { type: "array", minItems: 1, maxItems: BATCH_ENDPOINTS_MAX, items: { type: "string" } },
  },
});

/** Invokes a command for each of the caller's endpoints that a filter matches. */
export function invokeBatchByFilter(parts: OperationParts): Operation {
  const { desk, rules, settings } = parts;
  return async (call) => {
    const { caller, query } = call;
    const commandType = commandTypeIn(call, settings);
    const filterId = assertedFilterId(query.required("filterId"));
    const ttlMs = rules.ttlMs(query, settings);
    const payload = payloadIn(call, parts);
    const matched = (await desk.filtered(filterId)) ?? [];
    const places = matched.filter((place) => rules.isOwn(caller, place));
    const isAllowed = ({ endpointId, applicationName }: EndpointPlace) =>
      rules.mayUpdate(caller, endpointId) || rules.mayUpdateApplication(caller, applicationName);
    if (places.length === 0 || !places.every(isAllowed)) {
      throw new Refusal(404, "No such filter is here for this caller, or nothing that it matches");
    }
    return invoke(parts, caller, { filterId, commandType, payload, ttlMs, places });
  };
}

/** Invokes a command for each of several endpoints: for all of them or, unless all may be updated, for none. */
export function invokeBatchByEndpoints(parts: OperationParts): Operation {
  const { desk, rules, settings } = parts;
  return async (call) => {
    const { caller, query } = call;
    const commandType = commandTypeIn(call, settings);
    const ttlMs = rules.ttlMs(query, settings);
    const { bytes, value } = readJsonBody(call.request, parseBatchBody);
    const payload = assertedPayload(batchPayload(bytes, value), settings.payloadBytesMax);
    const endpointIds = [...new Set(value.endpointIds)];
    if (!endpointIds.every((endpointId) => ENDPOINT_ID.test(endpointId) && rules.mayUpdate(caller, endpointId))) {
      throw noEndpoint();
    }
    const found = await desk.places(endpointIds);
    const places = endpointIds.flatMap((endpointId) => found.get(endpointId) ?? []);
    if (places.length < endpointIds.length || !places.every((place) => rules.isOwn(caller, place))) {
      throw noEndpoint();
    }
    return invoke(parts, caller, { filterId: undefined, commandType, payload, ttlMs, places });
  };
}

async function invoke(
  { desk }: OperationParts,
  { tenantId }: Caller,
  request: Omit<BatchRequest, "tenantId" | "applicationName">,
) {
  const [applicationName = "", ...others] = new Set(request.places.map((place) => place.applicationName));
  if (others.length > 0) {
    throw new Refusal(400, "The endpoints are of several applications; a batch is for those of one");
  }
  const { taskId } = await desk.invokeBatch({ ...request, tenantId, applicationName });
  return jsonAnswer(JSON.stringify({ taskId: String(taskId) }));
}

/** The payload as it is spelled; null if there is none. A text is a JSON string already (reading G19). */
function batchPayload(bytes: Uint8Array, { payload, payloadContentType }: BatchBody): Uint8Array | null {
  const format = bodyFormat(payloadContentType ?? "application/json");
  if (format === undefined) {
    throw new Refusal(400, "The member payloadContentType takes application/json or text/plain");
  }
  if (format === "text" && typeof payload !== "string") {
    throw new Refusal(400, "The payload is no string, as one of text/plain has to be");
  }
  const text = jsonMembers(new TextDecoder().decode(bytes)).get("payload");
  return text === undefined ? null : new TextEncoder().encode(text);
}
