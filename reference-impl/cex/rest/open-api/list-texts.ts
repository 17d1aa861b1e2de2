import { LAST_ENDPOINTS_MAX, LISTED_COMMANDS_MAX, LISTED_ENDPOINTS_MAX } from "../command-lists.ts";
import { COMMAND_SORT_FIELDS, PAGE_NUMBER_MAX, PAGE_SIZE } from "../command-pages.ts";
import { ENDPOINT_ID } from "../names.ts";
import type { OperationId } from "../operations.ts";
import { COMMAND_TYPES_MAX } from "../rest-call.ts";
import { BODY_BYTES_MAX, type RestSettings } from "../rest-settings.ts";
import type { JsonSchema, OperationText, ParameterObject, RequestBodyObject } from "./document-types.ts";
import { APPLICATION_NAME, commandType, commandTypesParameter, inPath, inQuery, wholeNumber } from "./parameters.ts";
import { json, OF_BODIES, WITH_TOKEN } from "./responses.ts";
import { schema } from "./schemas.ts";

const TAGS = ["history"];
const ENDPOINT: JsonSchema = { type: "string", pattern: ENDPOINT_ID.source };
const ENDPOINTS: ParameterObject = {
  ...inQuery(
    "endpointId",
    "The endpoints, given one by one or separated by commas.",
    { type: "array", minItems: 1, maxItems: LISTED_ENDPOINTS_MAX, items: ENDPOINT },
    true,
  ),
  style: "form",
  explode: true,
};
const SORT = inQuery("sort", "A field, and after a comma asc, which is meant without it, or desc.", {
  type: "string",
  pattern: `^(${COMMAND_SORT_FIELDS.join("|")})(,([aA][sS][cC]|[dD][eE][sS][cC]))?$`,
  default: "createdAt,desc",
});

function lastCommandsBody(settings: RestSettings): RequestBodyObject {
  const commandTypes = { type: ["array", "null"], maxItems: COMMAND_TYPES_MAX, items: commandType(settings) } as const;
  return {
    description: `The endpoints, and the command types unless all are meant; at most ${BODY_BYTES_MAX} bytes.`,
    required: true,
    content: {
      "application/json": {
        schema: {
          type: "object",
          required: ["endpointIds"],
          properties: { endpointIds: { type: "array", maxItems: LAST_ENDPOINTS_MAX, items: ENDPOINT }, commandTypes },
        },
      },
    },
  };
}

type ListOperation = Extract<OperationId, "listCommandsOfEndpoints" | "listCommandsOfApplication" | "getLastCommands">;

/** What is said of the operations that list commands. */
export function listTexts(settings: RestSettings): Readonly<Record<ListOperation, OperationText>> {
  return {
    listCommandsOfEndpoints: {
      tags: TAGS,
      summary: "List the commands of endpoints",
      description: `The newest ${LISTED_COMMANDS_MAX} of each. Needs the scope endpoint:read on every endpoint-{endpointId}.`,
      parameters: [ENDPOINTS, commandTypesParameter(settings)],
      responses: {
        ...WITH_TOKEN,
        200: json("The commands of each endpoint.", { type: "array", items: schema("EndpointCommands") }),
      },
    },
    listCommandsOfApplication: {
      tags: TAGS,
      summary: "List the commands of an application",
      description: "Needs the scope application:endpoint-command:read on application-{applicationName}.",
      parameters: [
        inPath("applicationName", "The application.", APPLICATION_NAME),
        inQuery("page", "Which page; they count from 0.", wholeNumber(0, PAGE_NUMBER_MAX, 0)),
        inQuery("size", "Its size.", wholeNumber(PAGE_SIZE.minimum, PAGE_SIZE.maximum, PAGE_SIZE.usual)),
        SORT,
        commandTypesParameter(settings),
      ],
      responses: { ...WITH_TOKEN, 200: json("A page of commands.", schema("CommandPage")) },
    },
    getLastCommands: {
      tags: TAGS,
      summary: "Describe the last commands of endpoints, one for each type",
      description: "Needs the scope endpoint:read on every endpoint-{endpointId}.",
      requestBody: lastCommandsBody(settings),
      responses: {
        ...WITH_TOKEN,
        ...OF_BODIES,
        200: json("The last commands.", { type: "array", items: schema("CommandDescriptor") }),
      },
    },
  };
}
