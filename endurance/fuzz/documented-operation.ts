import { jsonParser } from "../../protocol/json/index.ts";

/** A parameter of an operation, as the document has it. */
export interface DocumentedParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
}

/** An operation as the OpenAPI document describes it. */
export interface DocumentedOperation {
  readonly method: string;
  /** With names of parameters in braces. */
  readonly path: string;
  readonly parameters: readonly DocumentedParameter[];
  readonly hasBody: boolean;
  readonly statuses: ReadonlySet<number>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Operation {
  readonly parameters?: readonly DocumentedParameter[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
}

const METHODS = ["get", "put", "post", "delete", "patch", "head", "options"];

const parseDocument = jsonParser<Document>("the OpenAPI document", {
  type: "object",
  required: ["paths"],
  properties: { paths: { type: "object", additionalProperties: { type: "object" } } },
});

const parameter = {
  type: "object",
  required: ["name", "in"],
  properties: { name: { type: "string" }, in: { enum: ["path", "query", "header"] } },
};
const parseOperation = jsonParser<Operation>("the operation", {
  type: "object",
  required: ["responses"],
  properties: {
    parameters: { type: "array", items: parameter },
    requestBody: { type: "object" },
    responses: { type: "object", additionalProperties: { type: "object" } },
  },
});

/** The operations of an OpenAPI document. Throws an `Error` if it is none, or allows any status at all (`default`). */
export function documentedOperations(document: Uint8Array): readonly DocumentedOperation[] {
  const { paths } = taken(parseDocument(document));
  return Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const found = operations[method];
      return found === undefined ? [] : [operationOf(method, path, found)];
    }),
  );
}

function operationOf(method: string, path: string, found: unknown): DocumentedOperation {
  const { parameters = [], requestBody, responses } = taken(parseOperation(Buffer.from(JSON.stringify(found))));
  const statuses = Object.keys(responses).map(Number);
  if (statuses.some(Number.isNaN)) {
    throw new Error(
      `${method} ${path} is documented with statuses that are no numbers: ${Object.keys(responses).join(", ")}`,
    );
  }
  return {
    method: method.toUpperCase(),
    path,
    parameters,
    hasBody: requestBody !== undefined,
    statuses: new Set(statuses),
  };
}

function taken<T>(
  parsed: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string },
): T {
  if (!parsed.ok) {
    throw new Error(parsed.problem);
  }
  return parsed.value;
}
