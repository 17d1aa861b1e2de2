import type { OperationId } from "../operations.ts";

type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** Refers to a component of the document. */
export interface Reference {
  readonly $ref: string;
}

/** As much of JSON Schema 2020-12 as the document uses. Without a member it fits any value. */
export interface JsonSchema {
  readonly type?: JsonType | readonly JsonType[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly format?: "int32" | "int64" | "date-time";
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: number | string | null;
  readonly items?: JsonSchema | Reference;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema | Reference>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** A parameter of a path or a query. */
export interface ParameterObject {
  readonly name: string;
  readonly in: "path" | "query";
  readonly description: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  /** Of an array: comma-separated if false, given one by one if true. */
  readonly explode?: boolean;
  readonly style?: "form";
}

/** Bodies by their media types. */
export type ContentObject = Readonly<Record<string, { readonly schema: JsonSchema | Reference }>>;

/** A header of an answer. */
export interface HeaderObject {
  readonly description: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

/** One answer of an operation. */
export interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, HeaderObject | Reference>>;
  readonly content?: ContentObject;
}

/** The answers of an operation, by status. */
export type ResponsesObject = Readonly<Record<`${number}`, ResponseObject | Reference>>;

/** What a request carries. */
export interface RequestBodyObject {
  readonly description: string;
  readonly required: boolean;
  readonly content: ContentObject;
}

/** All that is said of an operation except where it is. */
export interface OperationText {
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly ParameterObject[];
  readonly requestBody?: RequestBodyObject;
  readonly responses: ResponsesObject;
}

/** An operation at its path and method. */
export interface OperationObject extends OperationText {
  readonly operationId: OperationId | "getOpenApiDocument";
  /** Empty where no token is taken. */
  readonly security?: readonly [];
}

/** The operations at a path, by method in lower case. */
export type PathItem = Readonly<Partial<Record<"get" | "post" | "delete", OperationObject>>>;

/** What operations refer to. */
export interface ComponentsObject {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly headers: Readonly<Record<string, HeaderObject>>;
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly securitySchemes: Readonly<Record<string, Readonly<Record<"type" | "scheme" | "description", string>>>>;
}

/** A document of OpenAPI 3.1. */
export interface OpenApiDocument {
  readonly openapi: "3.1.1";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: ComponentsObject;
}
