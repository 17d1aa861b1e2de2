import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { expiresAtMs } from "./index.ts";

describe("a message", () => {
  it("expires its timeout after its timestamp", () => {
    assert.equal(expiresAtMs({ timestamp: 1000, timeout: 500 }), 1500);
  });

  it("never expires with a timeout of 0", () => {
    assert.equal(expiresAtMs({ timestamp: 1000, timeout: 0 }), undefined);
  });

  it("had expired when it was made with a negative timeout", () => {
    assert.equal(expiresAtMs({ timestamp: 1000, timeout: -1 }), 999);
  });

  it("expires in the far future with the largest timeout", () => {
    assert.equal(expiresAtMs({ timestamp: 1000, timeout: 2 ** 63 }), 2 ** 63);
  });
});
