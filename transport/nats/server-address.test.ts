import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseServerAddress } from "./server-address.ts";

describe("the address of a NATS server", () => {
  it("may leave out scheme and port", () => {
    assert.deepEqual(parseServerAddress("localhost"), { url: "nats://localhost" });
    assert.deepEqual(parseServerAddress("127.0.0.1:4222"), { url: "nats://127.0.0.1:4222" });
    assert.deepEqual(parseServerAddress("nats://[::1]:4222"), { url: "nats://[::1]:4222" });
  });

  it("may hold a user and a password", () => {
    const address = parseServerAddress("nats://ada:p%40ss@bus:4222");
    assert.deepEqual(address, { url: "nats://bus:4222", user: "ada", pass: "p@ss" });
  });

  it("may hold a token", () => {
    assert.deepEqual(parseServerAddress("nats://s3cret@bus:4222"), { url: "nats://bus:4222", token: "s3cret" });
  });

  it("is refused without showing its password", () => {
    assert.throws(
      () => parseServerAddress("nats://ada:pass@bus:notaport"),
      (error: unknown) =>
        error instanceof Error && error.message.includes("bus:notaport") && !error.message.includes("pass@"),
    );
  });
});
