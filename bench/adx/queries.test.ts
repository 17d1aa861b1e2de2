import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { queryGjson } from "../../protocol/gjson/index.ts";
import { applicationAttributes, appVersionAttributes, DOCUMENT_BYTES } from "./attributes.ts";
import { NEW_PATH_DIGITS, NEW_QUERY, USUAL_QUERIES } from "./queries.ts";

const texts = (application: number) => [
  JSON.stringify(appVersionAttributes(application)),
  JSON.stringify(applicationAttributes(application)),
];

/** What stands at the path, in the version's document or else the application's. */
function found(application: number, path: string): string | undefined {
  const results = texts(application).map((text) => queryGjson(text, path));
  const result = results.find(({ exists }) => exists);
  return result?.exists === true ? result.raw : undefined;
}

describe("the attributes of the benchmark", () => {
  it("are as large for every application, and different", () => {
    const documents = [0, 7, 999].map((application) => JSON.stringify(applicationAttributes(application)));
    assert.deepEqual(
      documents.map((text) => Buffer.byteLength(text)),
      [DOCUMENT_BYTES, DOCUMENT_BYTES, DOCUMENT_BYTES],
    );
    assert.equal(new Set(documents).size, documents.length);
  });
});

describe("the queries of the benchmark", () => {
  for (const { path, answer } of USUAL_QUERIES) {
    it(`say rightly what stands at ${path}, which is as long for every application`, () => {
      const answers = [0, 42, 999].map((application) => found(application, path));
      assert.deepEqual(
        answers,
        [0, 42, 999].map((application) => JSON.stringify(answer(application))),
      );
      assert.equal(new Set(answers.map((text) => text?.length)).size, 1);
    });
  }

  for (const digits of [NEW_PATH_DIGITS, "12345678", "99999999"]) {
    it(`find the last meter whatever the number, such as ${digits}`, () => {
      const path = NEW_QUERY.path.replace(NEW_PATH_DIGITS, digits);
      assert.equal(found(3, path), JSON.stringify(NEW_QUERY.answer(3)));
      assert.equal(NEW_QUERY.answer(3), applicationAttributes(3).meters.at(-1)?.serial);
    });
  }
});
