import { BATCH_ENDPOINTS_MAX } from "../batch-invocation.ts";
import { BATCH_LIMIT, BATCH_OFFSET_MAX, BATCH_SORT_FIELDS, SORT_ORDERS } from "../batch-tasks.ts";
import { ENDPOINT_ID } from "../names.ts";
import type { OperationId } from "../operations.ts";
import { BODY_BYTES_MAX, type RestSettings } from "../rest-settings.ts";
import { payloadBody } from "./command-texts.ts";
import type { OperationText, RequestBodyObject } from "./document-types.ts";
import {
  APPLICATION_NAME,
  commandTtlParameter,
  commandType,
  commandTypeParameter,
  filterParameter,
  inPath,
  inQuery,
  wholeNumber,
} from "./parameters.ts";
import { json, OF_BODIES, WITH_TOKEN } from "./responses.ts";
import { ANY_JSON, schema } from "./schemas.ts";

const TAGS = ["batches"];
const APP_NAME = inQuery("appName", "The application.", APPLICATION_NAME, true);
const TASK_ID = inPath("taskId", "The batch.", { type: "integer", format: "int64", minimum: 1 });
const LIST_SCOPE = "Needs the scope application:endpoint-command:read on application-{appName}.";
const RECEIPT = { 200: json("The batch is stored.", schema("BatchReceipt")) };

function byEndpointsBody({ payloadBytesMax }: RestSettings): RequestBodyObject {
  const endpointIds = {
    type: "array",
    minItems: 1,
    maxItems: BATCH_ENDPOINTS_MAX,
    items: { type: "string", pattern: ENDPOINT_ID.source },
  } as const;
  const payloadContentType = {
    type: ["string", "null"],
    default: "application/json",
    description: "application/json, or text/plain for a payload that is a string.",
  } as const;
  return {
    description: `At most ${BODY_BYTES_MAX} bytes, with a payload of at most ${payloadBytesMax}, which is null if it is left out.`,
    required: true,
    content: {
      "application/json": {
        schema: {
          type: "object",
          required: ["endpointIds"],
          properties: { payload: ANY_JSON, payloadContentType, endpointIds },
        },
      },
    },
  };
}

function byFilter(settings: RestSettings, summary: string): OperationText {
  return {
    tags: TAGS,
    summary,
    description:
      "Concerns the endpoints of the caller's tenant that the filter matches, which have to be of one application. Needs " +
      "the scope endpoint:update on every one of them, or application:update on the application.",
    parameters: [
      commandTypeParameter(settings),
      filterParameter("The filter that chooses the endpoints.", true),
      commandTtlParameter(settings),
    ],
    requestBody: payloadBody(settings),
    responses: { ...WITH_TOKEN, ...OF_BODIES, ...RECEIPT },
  };
}

type BatchOperation = Extract<
  OperationId,
  "invokeBatch" | "invokeBatchByFilter" | "invokeBatchByEndpoints" | "listBatchTasks" | "getBatchTask"
>;

/** What is said of the operations on batches. */
export function batchTexts(settings: RestSettings): Readonly<Record<BatchOperation, OperationText>> {
  return {
    invokeBatch: byFilter(settings, "Invoke a command for all that a filter matches, as release 1.4 has it"),
    invokeBatchByFilter: byFilter(settings, "Invoke a command for all that a filter matches"),
    invokeBatchByEndpoints: {
      tags: TAGS,
      summary: "Invoke a command for several endpoints",
      description:
        "The endpoints have to be of one application. Needs the scope endpoint:update on every endpoint-{endpointId}; " +
        "otherwise nothing is done for any.",
      parameters: [commandTypeParameter(settings), commandTtlParameter(settings)],
      requestBody: byEndpointsBody(settings),
      responses: { ...WITH_TOKEN, ...OF_BODIES, ...RECEIPT },
    },
    listBatchTasks: {
      tags: TAGS,
      summary: "List the batches of an application",
      description: LIST_SCOPE,
      parameters: [
        APP_NAME,
        inQuery("commandType", "Only batches of this command type.", commandType(settings)),
        filterParameter("Only batches of this filter.", false),
        inQuery("sortBy", "By what to sort.", { type: "string", enum: BATCH_SORT_FIELDS, default: "createdAt" }),
        inQuery("sortOrder", "In which order.", { type: "string", enum: SORT_ORDERS, default: "DESC" }),
        inQuery("offset", "How many to pass over.", wholeNumber(0, BATCH_OFFSET_MAX, 0)),
        inQuery("limit", "How many at most.", wholeNumber(BATCH_LIMIT.minimum, BATCH_LIMIT.maximum, BATCH_LIMIT.usual)),
      ],
      responses: { ...WITH_TOKEN, 200: json("Batches, and how many there are.", schema("BatchPage")) },
    },
    getBatchTask: {
      tags: TAGS,
      summary: "List the commands of a batch by their states",
      description: LIST_SCOPE,
      parameters: [TASK_ID, APP_NAME],
      responses: { ...WITH_TOKEN, 200: json("The commands.", schema("BatchEndpoints")) },
    },
  };
}
