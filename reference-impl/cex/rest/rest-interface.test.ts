import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { StoreUnavailableError } from "../store/index.ts";
import { OPERATIONS } from "./operations.ts";
import { SampleRest } from "./sample-rest.ts";
import { UnavailableError } from "./unavailable-error.ts";

const OPEN = "/endpoints/e1/commands/open";

/** A request of each operation that can be done, if nothing is in the way. */
const REQUESTS = [
  ["POST", "/endpoints/commands/open/batch?filterId=f"],
  ["POST", "/endpoints/commands/open/batch/by-filter?filterId=f"],
  ["POST", "/endpoints/commands/open/batch/by-endpoints", '{"endpointIds":["e1"]}'],
  ["GET", "/endpoints/commands/batch/tasks?appName=kettle"],
  ["GET", "/endpoints/commands/batch/tasks/1?appName=kettle"],
  ["POST", "/endpoints/commands/last", '{"endpointIds":["e1"]}'],
  ["GET", "/endpoints/commands?endpointId=e1"],
  ["GET", "/endpoints/commands/kettle"],
  ["GET", `${OPEN}/last`],
  ["POST", OPEN],
  ["GET", `${OPEN}/1`],
  ["DELETE", `${OPEN}/1`],
] as const;

function bodyOf(text: string | undefined) {
  return text === undefined ? {} : { type: "application/json", body: text };
}

describe("the REST interface of CEX", () => {
  it("asks for a token before anything else", async () => {
    assert.equal(REQUESTS.length, OPERATIONS.length);
    const rest = new SampleRest();
    for (const [method, path] of REQUESTS) {
      for (const as of ["", "nobody"]) {
        const { status, headers } = await rest.ask(method, path, { as });
        assert.deepEqual([status, headers.get("www-authenticate")], [401, "Bearer"], path);
      }
      assert.equal((await rest.ask(method, path, { as: "unknowable" })).status, 503, path);
    }
    assert.deepEqual(rest.desk.invocations, []);
  });

  it("answers 503 while something does not answer, and tells no more than it is told to", async () => {
    for (const failure of [new StoreUnavailableError("postgres://u:secret@db"), new UnavailableError("Ask later")]) {
      const rest = new SampleRest();
      rest.desk.failure = failure;
      const fail = () => Promise.reject(failure);
      Object.assign(rest.store, { find: fail, findLast: fail, findLastOfMany: fail, list: fail, page: fail });
      for (const [method, path, body] of REQUESTS) {
        const { status, text } = await rest.ask(method, path, bodyOf(body));
        assert.deepEqual([status, /secret/.test(text)], [503, false], path);
      }
      assert.match(String(rest.logged[0]?.["problem"]), /secret|Ask later/);
      assert.match((await rest.ask("GET", "/endpoints/commands/kettle")).text, /ask later|try again later/i);
    }
  });

  it("answers 500 to what nobody expected, says nothing of it and logs it", async () => {
    for (const fail of [
      () => {
        throw new Error("secret");
      },
      () => assert.fail("secret"),
    ]) {
      const rest = new SampleRest();
      Object.assign(rest.desk, { place: fail, places: fail, filtered: fail, isApplication: fail });
      Object.assign(rest.store, { find: fail, findLast: fail, findLastOfMany: fail, list: fail });
      for (const [method, path, body] of REQUESTS) {
        const { status, text } = await rest.ask(method, path, bodyOf(body));
        assert.deepEqual([status, text], [500, '{"message":"Internal Server Error"}'], path);
      }
      assert.equal(rest.logged.length, REQUESTS.length);
      assert.match(String(rest.logged[0]?.["problem"]), /secret/);
    }
  });

  it("answers 405 to other methods and names those there are at the path", async () => {
    const rest = new SampleRest();
    for (const [method, path, allow] of [
      ["PUT", OPEN, "POST"],
      ["GET", OPEN, "POST"],
      ["HEAD", OPEN, "POST"],
      ["POST", `${OPEN}/1`, "GET, HEAD, DELETE"],
      ["PATCH", `${OPEN}/last`, "GET, HEAD, DELETE"],
      ["OPTIONS", "/endpoints/commands/last", "POST, GET, HEAD"],
      ["DELETE", "/endpoints/commands", "GET, HEAD"],
      ["POST", "/openapi.json", "GET, HEAD"],
    ] as const) {
      for (const base of ["/cex/api/v1", "/api/v1"]) {
        const { status, headers } = await rest.raw(method, `${base}${path}`, { as: "" });
        assert.deepEqual([status, headers.get("allow")], [405, allow], `${method} ${path}`);
      }
    }
  });

  it("answers 404 where nothing is", async () => {
    const rest = new SampleRest();
    for (const path of [
      "/",
      "/api/v1",
      "/api/v1/",
      "/api/v2/endpoints/commands",
      "/cex/endpoints",
      `/api/v1${OPEN}/1/x`,
    ]) {
      const { status, text } = await rest.raw("GET", path);
      assert.deepEqual([status, text], [404, '{"message":"Nothing is at this path"}'], path);
    }
  });

  it("reads an escaped path once", async () => {
    const rest = new SampleRest();
    assert.equal((await rest.ask("POST", "/endpoints/%65%31/commands/o%70en")).status, 202);
    assert.equal((await rest.ask("POST", "/endpoints/%2565%2531/commands/open")).status, 404);
  });

  it("lets its JSON be taken for nothing else", async () => {
    const rest = new SampleRest();
    rest.executeWith('"<script>"');
    for (const method of ["POST", "GET"]) {
      const { headers } = await rest.ask(method, OPEN);
      assert.deepEqual(
        [headers.get("content-type"), headers.get("x-content-type-options")],
        ["application/json", "nosniff"],
      );
    }
  });

  it("returns the correlation identifier of the request, and makes one where it has none or an odd one", async () => {
    const rest = new SampleRest();
    const id = async (path: string, headers = {}) =>
      (await rest.raw("GET", path, { headers })).headers.get("correlation-id");
    assert.equal(await id("/api/v1/openapi.json", { "Correlation-ID": "mine-1" }), "mine-1");
    assert.equal(await id("/nowhere", { "correlation-id": "mine-2" }), "mine-2");
    const made = [
      await id("/nowhere"),
      await id("/nowhere"),
      await id("/nowhere", { "Correlation-ID": "x".repeat(201) }),
    ];
    assert.equal(new Set(made).size, 3);
  });

  it("counts its answers", async () => {
    const rest = new SampleRest();
    await rest.ask("POST", OPEN);
    await rest.raw("GET", "/nowhere");
    assert.deepEqual(
      [...rest.counts.restAnswers.entries()],
      [
        [202, 1],
        [404, 1],
      ],
    );
  });
});
