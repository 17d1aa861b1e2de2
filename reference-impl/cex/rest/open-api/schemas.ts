import type { JsonSchema, Reference } from "./document-types.ts";

/** Refers to one of the schemas. */
export function schema(name: keyof typeof SCHEMAS): Reference {
  return { $ref: `#/components/schemas/${name}` };
}

/** Any JSON value, as it was spelled. */
export const ANY_JSON: JsonSchema = { description: "Any JSON value, as it was spelled." };

const COUNT: JsonSchema = { type: "integer", minimum: 0 };
const TIMESTAMP: JsonSchema = {
  type: "string",
  format: "date-time",
  pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$",
  description: "A time as ISO 8601 has it, in UTC.",
};
const COMMAND_ID: JsonSchema = {
  type: "integer",
  format: "int32",
  description: "Unique among the commands of one type for one endpoint.",
};
const TEXT: JsonSchema = { type: "string" };

function record(properties: Readonly<Record<string, JsonSchema | Reference>>, description: string): JsonSchema {
  return { type: "object", description, properties, required: Object.keys(properties) };
}

function listOf(name: string): JsonSchema {
  return { type: "array", items: { $ref: `#/components/schemas/${name}` } };
}

/** What bodies look like. */
export const SCHEMAS = {
  Error: record({ message: { type: "string", minLength: 1 } }, "What went wrong, for people."),
  CommandDescriptor: record(
    {
      commandId: COMMAND_ID,
      commandType: TEXT,
      endpointId: TEXT,
      status: { type: "string", enum: ["EXECUTED", "PENDING", "EXPIRED"] },
      statusCode: { type: ["integer", "null"], description: "The endpoint's; null as long as there is no result." },
      reasonPhrase: { type: ["string", "null"], description: "The endpoint's; null if it gave none." },
      requestPayload: ANY_JSON,
      responsePayload: { description: "Any JSON value, as it was spelled; null as long as there is no result." },
      createdAt: TIMESTAMP,
      updatedAt: TIMESTAMP,
    },
    "A command and what came of it.",
  ),
  EndpointCommands: record(
    { endpointId: TEXT, commands: listOf("CommandDescriptor") },
    "The newest commands of an endpoint, the newest first.",
  ),
  CommandPage: record(
    {
      content: listOf("CommandDescriptor"),
      totalElements: COUNT,
      totalPages: COUNT,
      number: COUNT,
      size: COUNT,
      numberOfElements: COUNT,
      first: { type: "boolean" },
      last: { type: "boolean" },
      empty: { type: "boolean" },
    },
    "Some of all commands that were asked for.",
  ),
  BatchReceipt: record({ taskId: { type: "string", pattern: "^\\d+$" } }, "A batch that is stored."),
  BatchCommandHistory: record(
    {
      taskId: { type: "integer", format: "int64" },
      filterId: { type: ["string", "null"], description: "Null if no filter chose the endpoints." },
      commandType: TEXT,
      requestPayload: ANY_JSON,
      createdAt: TIMESTAMP,
      pendingCount: COUNT,
      executedCount: COUNT,
      expiredCount: COUNT,
    },
    "A batch, and how many of its commands are in which state.",
  ),
  BatchPage: record({ totalElements: COUNT, content: listOf("BatchCommandHistory") }, "Some of all batches."),
  BatchEndpointInfo: record({ endpointId: TEXT, commandId: COMMAND_ID }, "A command of a batch."),
  BatchEndpoints: record(
    {
      executed: listOf("BatchEndpointInfo"),
      expired: listOf("BatchEndpointInfo"),
      pending: listOf("BatchEndpointInfo"),
    },
    "The commands of a batch, by state.",
  ),
} satisfies Readonly<Record<string, JsonSchema>>;
