import assert from "node:assert/strict";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { JsonSchema, OpenApiDocument, OperationObject, Reference, ResponseObject } from "./open-api/index.ts";
import { OPERATIONS } from "./operations.ts";

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const METHODS = { GET: "get", POST: "post", DELETE: "delete" } as const;

/** An answer that was read. */
export interface ReadAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What a document says, for tests that hold answers against it. */
export class SampleDescription {
  readonly #document: OpenApiDocument;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** The operation that serves a path below the base; undefined if the method or the path is not described. */
  operationAt(method: string, path: string): OperationObject | undefined {
    const found = OPERATIONS.find((operation) => operation.method === method && matches(operation.path, path));
    return found === undefined ? undefined : this.#document.paths[found.path]?.[METHODS[found.method]];
  }

  /** Holds an answer against what is said of the operation. Throws an `AssertionError` that tells the difference. */
  assertDescribes(operation: OperationObject, answer: ReadAnswer): void {
    const what = `${operation.operationId} answered ${answer.status} ${answer.text.slice(0, 200)}`;
    const response = Object.entries(operation.responses).find(([status]) => status === String(answer.status))?.[1];
    assert.ok(response !== undefined, `${what}, which is not described`);
    const { headers = {}, content } = this.resolved(response);
    for (const [name, header] of Object.entries(headers)) {
      if (!("$ref" in header)) {
        const value = answer.headers.get(name);
        assert.ok(value !== null, `${what} without ${name}`);
        assert.match(value, new RegExp(header.schema.pattern ?? ""), what);
      }
    }
    if (content === undefined) {
      assert.deepEqual([answer.text, answer.headers.get("Content-Type")], ["", null], what);
    } else {
      const { schema } = content["application/json"] ?? assert.fail(`${what}, described without JSON`);
      assert.equal(answer.headers.get("Content-Type"), "application/json", what);
      this.#assertFits(schema, JSON.parse(answer.text), what);
    }
  }

  /** Throws unless a text is an error as it is described. */
  assertError(text: string): void {
    this.#assertFits({ $ref: "#/components/schemas/Error" }, JSON.parse(text), text);
  }

  /** The answer itself, where there is a reference to it. */
  resolved(response: ResponseObject | Reference): ResponseObject {
    if (!("$ref" in response)) {
      return response;
    }
    const name = response.$ref.replace("#/components/responses/", "");
    return this.#document.components.responses[name] ?? assert.fail(`${response.$ref} refers to nothing`);
  }

  #assertFits(schema: JsonSchema | Reference, value: unknown, what: string): void {
    const validate = this.#validator(schema);
    assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors)}`);
  }

  #validator(schema: JsonSchema | Reference): ValidateFunction {
    const key = JSON.stringify(schema);
    const made = this.#validators.get(key) ?? ajv.compile({ components: this.#document.components, ...schema });
    this.#validators.set(key, made);
    return made;
  }
}

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path);
}
