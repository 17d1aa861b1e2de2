import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { BASES, methodsAt } from "../operations.ts";
import { SAMPLE_SETTINGS, SampleRest } from "../sample-rest.ts";
import type { OperationObject } from "./document-types.ts";
import { openApiDocument } from "./open-api-document.ts";

const document = openApiDocument(SAMPLE_SETTINGS);
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

interface Described {
  readonly path: string;
  readonly method: string;
  readonly operation: OperationObject;
}

const described: readonly Described[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

const SAMPLES: Readonly<Record<string, string>> = { endpointId: "e1", commandId: "7", taskId: "1" };

/** A path that only this template fits. */
function sampleOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => SAMPLES[name] ?? "sample");
}

/** Every object and array below a value, and itself. */
function* partsOf(value: unknown): Generator<object> {
  if (typeof value === "object" && value !== null) {
    yield value;
    for (const part of Object.values(value)) {
      yield* partsOf(part);
    }
  }
}

describe("the document of the REST interface", () => {
  it("is served without a token, under both bases", async () => {
    for (const base of BASES) {
      const { status, headers, text } = await new SampleRest().raw("GET", `${base}/openapi.json`, { as: "" });
      assert.deepEqual([status, headers.get("content-type")], [200, "application/json"]);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(document)));
    }
  });

  it("describes what is served, and nothing else is", async () => {
    const rest = new SampleRest();
    assert.equal(described.length, 13);
    for (const path of Object.keys(document.paths)) {
      for (const method of METHODS) {
        const operation = described.find(
          (candidate) => candidate.path === path && candidate.method === method,
        )?.operation;
        for (const base of BASES) {
          const { status, headers } = await rest.raw(method, `${base}${sampleOf(path)}`, { as: "" });
          const offered = headers.get("allow")?.split(", ") ?? [];
          const isServed = status !== 404 && status !== 405;
          const isElsewhere = methodsAt(sampleOf(path)).includes(method) && operation === undefined;
          assert.equal(isServed, operation !== undefined || isElsewhere, `${method} ${base}${path}: ${status}`);
          assert.ok(!offered.includes(method));
        }
      }
    }
  });

  it("tells that all but itself takes a token", async () => {
    const rest = new SampleRest();
    for (const { path, method, operation } of described) {
      const { status } = await rest.raw(method, `/api/v1${sampleOf(path)}`, { as: "" });
      assert.equal(status === 401, operation.security === undefined, path);
      assert.equal("401" in operation.responses, operation.security === undefined, path);
    }
    assert.deepEqual(document.security, [{ bearer: [] }]);
    assert.ok("bearer" in document.components.securitySchemes);
  });

  it("names each operation once, with the parameters of its path and each other parameter once", () => {
    const names = described.map(({ operation }) => operation.operationId);
    assert.equal(new Set(names).size, names.length);
    for (const { path, operation } of described) {
      const parameters = operation.parameters ?? [];
      const inPath = parameters.filter((parameter) => parameter.in === "path");
      assert.deepEqual(
        inPath.map(({ name }) => name),
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
      assert.ok(inPath.every(({ required }) => required));
      assert.equal(new Set(parameters.map(({ name }) => name)).size, parameters.length);
      const tags = document.tags.map(({ name }) => name);
      assert.ok(operation.tags.every((tag) => tags.includes(tag)));
    }
  });

  it("leaves no answer to a default, and tells of each when it is given", () => {
    for (const { operation } of described) {
      const statuses = Object.keys(operation.responses);
      assert.ok(statuses.every((status) => /^[245]\d\d$/.test(status)) && statuses.some((status) => status < "300"));
      assert.ok("413" in operation.responses);
      assert.equal("415" in operation.responses, operation.requestBody !== undefined);
    }
    for (const part of partsOf([described, document.components.responses])) {
      assert.ok(!("content" in part) || ("description" in part && part.description !== ""));
    }
  });

  it("has schemas that are valid, and refers to nothing that it does not have", () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, validateFormats: false, allowUnionTypes: true });
    ajv.addVocabulary(["components"]);
    let references = 0;
    let schemas = 0;
    for (const part of partsOf(document)) {
      if ("$ref" in part) {
        const [, , section = "", name = ""] = String(part.$ref).split("/");
        const components = new Map(Object.entries(document.components));
        assert.ok(name in (components.get(section) ?? {}), String(part.$ref));
        references += 1;
      }
      if ("schema" in part && typeof part.schema === "object") {
        ajv.compile({ components: document.components, ...part.schema });
        schemas += 1;
      }
    }
    for (const schema of Object.values(document.components.schemas)) {
      ajv.compile({ components: document.components, ...schema });
    }
    assert.ok(references > 50 && schemas > 50, `${references} references and ${schemas} schemas were seen`);
  });

  it("says what can be set", () => {
    const { parameters = [] } =
      openApiDocument({ ...SAMPLE_SETTINGS, awaitMsMax: 3_900, commandTypePattern: /^[a-z]+$/, commandTtlMs: 7 }).paths[
        "/endpoints/{endpointId}/commands/{commandType}"
      ]?.post ?? {};
    const schemaOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.schema;
    assert.deepEqual(schemaOf("awaitTimeout"), { type: "integer", minimum: 0, maximum: 3, default: 3 });
    assert.equal(schemaOf("commandTtl")?.default, 7);
    assert.equal(schemaOf("commandType")?.pattern, "^[a-z]+$");
  });
});
