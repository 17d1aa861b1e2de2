import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SampleRest } from "./sample-rest.ts";

const OPEN = "/endpoints/e1/commands/open";

function textOf(payload: Uint8Array | null | undefined): string | null | undefined {
  return payload === null || payload === undefined ? payload : new TextDecoder().decode(payload);
}

describe("invoking a command", () => {
  it("answers with the result as it is spelled, whatever the endpoint says of it", async () => {
    for (const [result, statusCode, text] of [
      ['{ "a" : 1.0 }', 200, '{ "a" : 1.0 }'],
      ["[]", 500, "[]"],
      [null, 409, "null"],
    ] as const) {
      const rest = new SampleRest();
      rest.executeWith(result, statusCode);
      for (const base of ["/cex/api/v1", "/api/v1"]) {
        const answer = await rest.ask("POST", OPEN, {}, base);
        assert.deepEqual([answer.status, answer.text], [200, text]);
      }
    }
  });

  it("tells the place of a command that was not executed in time", async () => {
    const rest = new SampleRest();
    const { status, headers, text } = await rest.ask("POST", OPEN);
    assert.deepEqual([status, headers.get("location"), text], [202, "/api/v1/endpoints/e1/commands/open/1", ""]);
    assert.equal((await rest.ask("POST", OPEN)).headers.get("location"), "/api/v1/endpoints/e1/commands/open/2");
  });

  it("does not wait for who does not want to", async () => {
    const rest = new SampleRest();
    rest.executeWith("1");
    assert.equal((await rest.ask("POST", `${OPEN}?awaitTimeout=0`)).status, 202);
  });

  it("passes on how long to wait and how long it may be executed", async () => {
    const rest = new SampleRest();
    for (const query of [
      "",
      "?awaitTimeout=60&commandTtl=0",
      "?waitTimeout=9&commandRetentionTtl=9",
      "?commandTtl=7",
    ]) {
      await rest.ask("POST", `${OPEN}${query}`);
    }
    assert.deepEqual(
      rest.desk.invocations.map(({ awaitMs, ttlMs }) => [awaitMs, ttlMs]),
      [
        [5_000, 60_000],
        [60_000, 0],
        [5_000, 60_000],
        [5_000, 7],
      ],
    );
  });

  const taken: readonly (readonly [string | undefined, string, string | null])[] = [
    ["application/json", '{ "a" : 1.0 }', '{ "a" : 1.0 }'],
    ["Application/JSON; charset=UTF-8; x=y", " [1] ", " [1] "],
    ['application/json;charset="utf-8"', "null", "null"],
    ["text/plain", 'say "hi"\0', String.raw`"say \"hi\"\u0000"`],
    ["text/plain; charset=us-ascii", "", '""'],
    [undefined, "", null],
  ];
  for (const [type, body, payload] of taken) {
    it(`takes ${JSON.stringify(body)} of ${type ?? "no type"}`, async () => {
      const rest = new SampleRest();
      const question = { body, ...(type === undefined ? {} : { type }) };
      assert.equal((await rest.ask("POST", OPEN, question)).status, 202);
      assert.equal(textOf(rest.desk.invocations[0]?.payload), payload);
    });
  }

  const INVALID_UTF8 = new Uint8Array([0x22, 0xff, 0x22]);
  const refused: readonly (readonly [number, string | undefined, string | Uint8Array<ArrayBuffer>])[] = [
    [400, "application/json", ""],
    [400, "application/json", "{"],
    [400, "application/json", "\ufeff{}"],
    [400, "application/json", INVALID_UTF8],
    [400, "text/plain", INVALID_UTF8],
    [415, undefined, "{}"],
    [415, "application/xml", "<a/>"],
    [415, "application/json, text/plain", "{}"],
    [415, "application/json; charset=utf-16", "{}"],
    [415, "garbage", ""],
    [413, "application/json", JSON.stringify("x".repeat(1_000))],
    [413, "text/plain", "x".repeat(999)],
  ];
  for (const [status, type, body] of refused) {
    it(`refuses ${typeof body === "string" ? JSON.stringify(body.slice(0, 10)) : "no UTF-8"} of ${type} with ${status}`, async () => {
      const rest = new SampleRest();
      const answer = await rest.ask("POST", OPEN, { body, ...(type === undefined ? {} : { type }) });
      assert.equal(answer.status, status);
      assert.deepEqual(rest.desk.invocations, []);
    });
  }

  for (const query of [
    ...["-1", "61", "1.5", "5s", "", "+5", "0x5", "1e1", "05", "٥", "99999999999999999999", "%00", "%ff"].map(
      (value) => `awaitTimeout=${value}`,
    ),
    "awaitTimeout=5&awaitTimeout=5",
    "commandTtl=-1",
    "commandTtl=31536000001",
    "commandTtl=1&commandTtl=2",
  ]) {
    it(`refuses ${query}`, async () => {
      const rest = new SampleRest();
      assert.equal((await rest.ask("POST", `${OPEN}?${query}`)).status, 400);
      assert.deepEqual(rest.desk.invocations, []);
    });
  }

  it("refuses a body that is too large, or encoded", async () => {
    const rest = new SampleRest();
    const type = "application/json";
    const status = async (question: object) => (await rest.ask("POST", OPEN, { type, body: "{}", ...question })).status;
    assert.equal(await status({ body: `"${"x".repeat(999)}"` }), 413);
    assert.equal(await status({ headers: { "Content-Encoding": "gzip" } }), 415);
  });

  it("refuses a type that no command has, and knows no endpoint of an odd name", async () => {
    const rest = new SampleRest();
    for (const type of ["a.b", "a%20b", "a%2Fb", "%00", "%ff", "%", "x'--", "é", "x".repeat(256)]) {
      assert.equal((await rest.ask("POST", `/endpoints/e1/commands/${type}`)).status, 400, type);
    }
    for (const endpointId of ["a%20b", "a%2Fb", "%00", "%ff", "%", "e1'--", "%0d%0aX:1", "x".repeat(256)]) {
      assert.equal((await rest.ask("POST", `/endpoints/${endpointId}/commands/open`)).status, 404, endpointId);
    }
  });

  it("says the same of endpoints that are not there, of others or denied", async () => {
    const rest = new SampleRest();
    rest.permit("reader", "endpoint-e1", "endpoint:read");
    rest.permit("writer", "endpoint-e1", "endpoint:update");
    const texts = new Set<string>();
    for (const [endpointId, as] of [
      ["nobody", "all"],
      ["foreign", "all"],
      ["e1", "other"],
      ["e1", "reader"],
      ["e2", "writer"],
    ] as const) {
      const { status, text } = await rest.ask("POST", `/endpoints/${endpointId}/commands/open`, { as });
      assert.equal(status, 404);
      texts.add(text);
    }
    assert.equal(texts.size, 1);
    assert.deepEqual(rest.desk.invocations, []);
    assert.equal((await rest.ask("POST", OPEN, { as: "writer" })).status, 202);
  });

  it("reaches an endpoint that is called commands", async () => {
    const rest = new SampleRest();
    rest.desk.register("a", "kettle", "commands");
    const { headers } = await rest.ask("POST", "/endpoints/commands/commands/open");
    assert.equal(headers.get("location"), "/api/v1/endpoints/commands/commands/open/1");
  });
});
