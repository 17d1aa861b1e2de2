import { BASES, DOCUMENT_PATH, OPERATIONS, type OperationId } from "../operations.ts";
import type { RestSettings } from "../rest-settings.ts";
import { batchTexts } from "./batch-texts.ts";
import { commandTexts } from "./command-texts.ts";
import type { OpenApiDocument, OperationText, PathItem } from "./document-types.ts";
import { listTexts } from "./list-texts.ts";
import { ALWAYS, HEADERS, json, RESPONSES } from "./responses.ts";
import { SCHEMAS } from "./schemas.ts";

const VERSION = "1.0.0";
const DESCRIPTION =
  "Invokes commands on endpoints and tells what came of them. HEAD is answered as GET is, without the body. A parameter " +
  "that is not described is ignored; one that takes a single value may be given once. Requests that need the answer of " +
  "something that does not answer are refused with 503.";
const TAGS = [
  { name: "commands", description: "Commands of one endpoint." },
  { name: "history", description: "Commands of several endpoints." },
  { name: "batches", description: "The same command for many endpoints." },
  { name: "document", description: "This document." },
];

/** What the REST interface serves, as OpenAPI 3.1 describes it. No answer is left to a `default`. */
export function openApiDocument(settings: RestSettings): OpenApiDocument {
  return {
    openapi: "3.1.1",
    info: { title: "Command Execution Extension", version: VERSION, description: DESCRIPTION },
    servers: BASES.map((url, index) => ({ url, description: ["Behind a gateway", "Inside a cluster"][index] ?? url })),
    tags: TAGS,
    security: [{ bearer: [] }],
    paths: pathsOf({ ...commandTexts(settings), ...listTexts(settings), ...batchTexts(settings) }),
    components: {
      schemas: SCHEMAS,
      headers: HEADERS,
      responses: RESPONSES,
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "An OAuth 2.0 access token, a JWT of the tenant's issuer.",
        },
      },
    },
  };
}

function pathsOf(texts: Readonly<Record<OperationId, OperationText>>): Readonly<Record<string, PathItem>> {
  const paths = new Map<string, PathItem>([[DOCUMENT_PATH, documentItem()]]);
  for (const { operationId, method, path } of OPERATIONS) {
    const operation = { operationId, ...texts[operationId] };
    paths.set(path, { ...paths.get(path), [METHODS[method]]: operation });
  }
  return Object.fromEntries(paths);
}

const METHODS = { GET: "get", POST: "post", DELETE: "delete" } as const;

function documentItem(): PathItem {
  return {
    get: {
      operationId: "getOpenApiDocument",
      tags: ["document"],
      summary: "Describe the interface",
      security: [],
      responses: {
        200: json("The document.", { type: "object", required: ["openapi", "info", "paths"] }),
        ...ALWAYS,
      },
    },
  };
}
