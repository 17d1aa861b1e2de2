import type { OperationId } from "../operations.ts";
import type { RestSettings } from "../rest-settings.ts";
import type { OperationText, RequestBodyObject } from "./document-types.ts";
import {
  awaitTimeoutParameter,
  commandTtlParameter,
  commandTypeParameter,
  ENDPOINT_PARAMETER,
  inPath,
} from "./parameters.ts";
import { empty, json, LOCATION, OF_BODIES, OF_EXPIRED, WITH_TOKEN } from "./responses.ts";
import { ANY_JSON, schema } from "./schemas.ts";

const TAGS = ["commands"];
const COMMAND_ID = inPath("commandId", "The command.", {
  type: "integer",
  format: "int32",
  minimum: -2_147_483_648,
  maximum: 2_147_483_647,
});

/** The body that becomes the payload of a command. */
export function payloadBody({ payloadBytesMax }: RestSettings): RequestBodyObject {
  return {
    description:
      "The payload: JSON, which is passed on as it is spelled, or a text, which becomes a JSON string; in UTF-8, of at " +
      `most ${payloadBytesMax} bytes as JSON. Without a body and Content-Type it is null.`,
    required: false,
    content: { "application/json": { schema: ANY_JSON }, "text/plain": { schema: { type: "string" } } },
  };
}

type CommandOperation = Extract<OperationId, "invokeCommand" | "getCommand" | "deleteCommand" | "getLastCommand">;

/** What is said of the operations on the commands of one endpoint. */
export function commandTexts(settings: RestSettings): Readonly<Record<CommandOperation, OperationText>> {
  const ofType = [ENDPOINT_PARAMETER, commandTypeParameter(settings)];
  return {
    invokeCommand: {
      tags: TAGS,
      summary: "Invoke a command",
      description:
        "Needs the scope endpoint:update on endpoint-{endpointId}. Whether the endpoint reports success or failure " +
        "makes no difference to the status.",
      parameters: [...ofType, awaitTimeoutParameter(settings), commandTtlParameter(settings)],
      requestBody: payloadBody(settings),
      responses: {
        ...WITH_TOKEN,
        ...OF_BODIES,
        200: json("The command was executed in time; the body is the payload of its result, or null.", ANY_JSON),
        202: empty("The command is stored, and not known to be executed.", LOCATION),
      },
    },
    getCommand: {
      tags: TAGS,
      summary: "Fetch the result of a command",
      description: "Needs the scope endpoint:read on endpoint-{endpointId}.",
      parameters: [...ofType, COMMAND_ID],
      responses: {
        ...WITH_TOKEN,
        ...OF_EXPIRED,
        200: json("The command was executed; the body is the payload of its result, or null.", ANY_JSON),
        202: empty("The command is pending."),
      },
    },
    deleteCommand: {
      tags: TAGS,
      summary: "Remove a command, in whatever state",
      description: "Needs the scope endpoint:update on endpoint-{endpointId}.",
      parameters: [...ofType, COMMAND_ID],
      responses: { ...WITH_TOKEN, 204: empty("There is no such command any more.") },
    },
    getLastCommand: {
      tags: TAGS,
      summary: "Describe the last command of a type",
      description: "Needs the scope endpoint:read on endpoint-{endpointId}.",
      parameters: ofType,
      responses: { ...WITH_TOKEN, 200: json("The command that was invoked last.", schema("CommandDescriptor")) },
    },
  };
}
