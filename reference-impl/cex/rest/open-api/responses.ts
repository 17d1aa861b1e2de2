import type { HeaderObject, JsonSchema, Reference, ResponseObject, ResponsesObject } from "./document-types.ts";
import { schema } from "./schemas.ts";

const CORRELATION_ID: Readonly<Record<string, Reference>> = {
  "Correlation-ID": { $ref: "#/components/headers/CorrelationId" },
};
const ERROR = { "application/json": { schema: schema("Error") } };
const PLAIN = { "text/plain": { schema: { type: "string" } } } as const;

/** Headers that several answers have. */
export const HEADERS: Readonly<Record<string, HeaderObject>> = {
  CorrelationId: {
    description: "That of the request, or one that was made for it.",
    schema: { type: "string", pattern: "^[!-~]{1,200}$" },
  },
};

function error(description: string, headers: Readonly<Record<string, HeaderObject>> = {}): ResponseObject {
  return { description, headers: { ...CORRELATION_ID, ...headers }, content: ERROR };
}

function header(description: string, pattern?: string): HeaderObject {
  return { description, required: true, schema: { type: "string", ...(pattern === undefined ? {} : { pattern }) } };
}

/** What requests are answered with that are not done. */
export const RESPONSES = {
  BadRequest: error("The request makes no sense: a parameter, the command type, or the body."),
  Unauthorized: error("There is no access token, or one that does not hold.", {
    "WWW-Authenticate": header("How to come with a token.", "^Bearer$"),
  }),
  NotFound: error(
    "It does not exist, belongs to another tenant, or the caller may not do this with it; the words are the same.",
  ),
  MethodNotAllowed: error("Other methods are offered at this path, as a path with dot segments may come to be.", {
    Allow: header("The methods that are offered."),
  }),
  Expired: error("The command expired without a result."),
  TooLarge: {
    ...error("The body is too large. Far too large a body is refused before it is looked at, in plain text."),
    content: { ...ERROR, ...PLAIN },
  },
  UnsupportedMediaType: error("The body is of a type or an encoding that is not taken."),
  HeadersTooLarge: { description: "Path, query and headers together are too large to be read; no body says so." },
  InternalServerError: error("Something went wrong that the caller cannot know of."),
  Unavailable: error("Something does not answer that the request needs; nothing was done."),
} satisfies Readonly<Record<string, ResponseObject>>;

function response(name: keyof typeof RESPONSES): Reference {
  return { $ref: `#/components/responses/${name}` };
}

/** Refusals that any operation may end with: a body may come with a request that takes none. */
export const ALWAYS: ResponsesObject = {
  400: response("BadRequest"),
  413: response("TooLarge"),
  405: response("MethodNotAllowed"),
  431: response("HeadersTooLarge"),
  500: response("InternalServerError"),
};

/** Refusals that any operation with a token may end with. */
export const WITH_TOKEN: ResponsesObject = {
  ...ALWAYS,
  401: response("Unauthorized"),
  404: response("NotFound"),
  503: response("Unavailable"),
};

/** Refusals of an operation that takes a body, beside those of any. */
export const OF_BODIES: ResponsesObject = {
  415: response("UnsupportedMediaType"),
};

/** Refusal of a command that has expired. */
export const OF_EXPIRED: ResponsesObject = { 410: response("Expired") };

/** An answer with a JSON body. */
export function json(description: string, body: JsonSchema | Reference): ResponseObject {
  return { description, headers: CORRELATION_ID, content: { "application/json": { schema: body } } };
}

/** An answer without a body. */
export function empty(description: string, headers: Readonly<Record<string, HeaderObject>> = {}): ResponseObject {
  return { description, headers: { ...CORRELATION_ID, ...headers } };
}

/** The header that tells the place of a command. */
export const LOCATION: Readonly<Record<string, HeaderObject>> = {
  Location: header("The path of the command, where its result can be fetched.", "^[^\\s?#]+$"),
};
