import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { errorAnswer } from "./extension-answer.ts";

describe("an answer that is an error", () => {
  it("says why, at no more than five hundred characters", () => {
    const reasons = [500, 501].map((length) => errorAnswer(400, "x".repeat(length)).reasonPhrase);
    assert.deepEqual(reasons, ["x".repeat(500), `${"x".repeat(499)}…`]);
  });

  it("has no payload, which is for the communication service to write", () => {
    assert.deepEqual(errorAnswer(404, "No"), { statusCode: 404, reasonPhrase: "No", payload: null });
  });
});
