import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SampleRest } from "./sample-rest.ts";

const OPEN = "/endpoints/e1/commands/open";
const JSON_TYPE = "application/json";

describe("the resource of a command", () => {
  it("is empty while the command is pending", async () => {
    const rest = new SampleRest();
    await rest.ask("POST", OPEN);
    const { status, text } = await rest.ask("GET", `${OPEN}/1`);
    assert.deepEqual([status, text], [202, ""]);
  });

  it("is the result as it is spelled once the command was executed", async () => {
    const rest = new SampleRest();
    rest.executeWith('{ "a" : 1.0 }', 409);
    await rest.ask("POST", `${OPEN}?awaitTimeout=0`);
    const { status, text } = await rest.ask("GET", `${OPEN}/1`, {}, "/api/v1");
    assert.deepEqual([status, text], [200, '{ "a" : 1.0 }']);
  });

  it("is gone when the command has expired", async () => {
    const rest = new SampleRest();
    await rest.ask("POST", `${OPEN}?commandTtl=10`);
    rest.nowMs += 10;
    const { status, text } = await rest.ask("GET", `${OPEN}/1`);
    assert.deepEqual([status, text], [410, '{"message":"The command expired without a result"}']);
  });

  it("can be removed once, in whatever state", async () => {
    const rest = new SampleRest();
    await rest.ask("POST", OPEN);
    await rest.ask("POST", `${OPEN}?commandTtl=10`);
    rest.nowMs += 10;
    for (const commandId of [1, 2]) {
      assert.equal((await rest.ask("DELETE", `${OPEN}/${commandId}`)).status, 204);
      assert.equal((await rest.ask("DELETE", `${OPEN}/${commandId}`)).status, 404);
      assert.equal((await rest.ask("GET", `${OPEN}/${commandId}`)).status, 404);
    }
  });

  it("is answered to HEAD without its body", async () => {
    const rest = new SampleRest();
    rest.executeWith("1");
    await rest.ask("POST", OPEN);
    const { status, text } = await rest.raw("HEAD", `/api/v1${OPEN}/1`);
    assert.deepEqual([status, text], [200, ""]);
  });

  it("is not there under any other name, in the same words as for who may not see it", async () => {
    const rest = new SampleRest();
    rest.permit("reader", "endpoint-e1", "endpoint:read");
    rest.permit("writer", "endpoint-e1", "endpoint:update");
    await rest.ask("POST", OPEN);
    const texts = new Set<string>();
    for (const [path, as] of [
      ...["2", "0", "-1", "01", "1.0", "+1", "%31%00", "%ff", "2147483648", "-0", "1e0", "x"].map(
        (commandId) => [`${OPEN}/${commandId}`, "all"] as const,
      ),
      ["/endpoints/e2/commands/open/1", "all"],
      ["/endpoints/nobody/commands/open/1", "all"],
      ["/endpoints/e1/commands/close/1", "all"],
      [`${OPEN}/1`, "other"],
      [`${OPEN}/1`, "nothing"],
    ] as const) {
      for (const method of ["GET", "DELETE"]) {
        const { status, text } = await rest.ask(method, path, { as });
        assert.equal(status, 404, path);
        texts.add(text);
      }
    }
    assert.equal((await rest.ask("GET", `${OPEN}/1`, { as: "writer" })).status, 404);
    assert.equal((await rest.ask("DELETE", `${OPEN}/1`, { as: "reader" })).status, 404);
    assert.equal(texts.size, 1);
    assert.equal((await rest.ask("GET", `${OPEN}/1`, { as: "reader" })).status, 202);
    assert.equal((await rest.ask("DELETE", `${OPEN}/1`, { as: "writer" })).status, 204);
  });

  it("of an odd type makes no sense, and of an odd endpoint is not there", async () => {
    const rest = new SampleRest();
    assert.equal((await rest.ask("GET", "/endpoints/e1/commands/a.b/1")).status, 400);
    assert.equal((await rest.ask("GET", "/endpoints/a%00/commands/open/1")).status, 404);
  });
});

function withoutResult(status: string): RegExp {
  return new RegExp(`"${status}","statusCode":null,"reasonPhrase":null,"requestPayload":null,"responsePayload":null,`);
}

describe("the last command of a type", () => {
  it("is described with what came of it", async () => {
    const rest = new SampleRest();
    rest.executeWith('{"b" : 2.0}', 299, "Opened");
    await rest.ask("POST", OPEN, { type: JSON_TYPE, body: '{"a" : 1.0}' });
    const { text } = await rest.ask("GET", `${OPEN}/last`);
    assert.equal(
      text,
      '{"commandId":1,"commandType":"open","endpointId":"e1","status":"EXECUTED","statusCode":299,' +
        '"reasonPhrase":"Opened","requestPayload":{"a" : 1.0},"responsePayload":{"b" : 2.0},' +
        '"createdAt":"2024-01-02T03:04:05.006Z","updatedAt":"2024-01-02T03:04:05.006Z"}',
    );
  });

  it("has nothing of a result as long as there is none", async () => {
    const rest = new SampleRest();
    await rest.ask("POST", `${OPEN}?commandTtl=10`);
    assert.match((await rest.ask("GET", `${OPEN}/last`)).text, withoutResult("PENDING"));
    rest.nowMs += 10;
    assert.match((await rest.ask("GET", `${OPEN}/last`)).text, withoutResult("EXPIRED"));
  });

  it("is the newest, of this type alone", async () => {
    const rest = new SampleRest();
    await rest.ask("POST", OPEN);
    rest.nowMs += 1;
    await rest.ask("POST", OPEN);
    rest.nowMs += 1;
    await rest.ask("POST", "/endpoints/e1/commands/close");
    assert.match((await rest.ask("GET", `${OPEN}/last`)).text, /^\{"commandId":2,"commandType":"open"/);
  });

  it("is not there if there was none, or if the caller may not see it", async () => {
    const rest = new SampleRest();
    assert.equal((await rest.ask("GET", `${OPEN}/last`)).status, 404);
    await rest.ask("POST", OPEN);
    const texts = new Set<string>();
    for (const [path, as] of [
      [OPEN, "other"],
      [OPEN, "nothing"],
      ["/endpoints/nobody/commands/open", "all"],
    ] as const) {
      const { status, text } = await rest.ask("GET", `${path}/last`, { as });
      assert.equal(status, 404);
      texts.add(text);
    }
    assert.equal(texts.size, 1);
  });
});
