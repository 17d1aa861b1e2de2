import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withRegister } from "./test-world.ts";

const endpoint = (tokens: readonly string[]) => ({ appVersionName: "kettle-v1", tokens });
const ENDPOINT = "/api/v1/endpoints/e-1";
const OWNER = "/api/v1/app-versions/kettle-v1/tokens";

describe("the endpoint register", () => {
  it("registers, replaces, shows and forgets an endpoint", () =>
    withRegister(async ({ call }) => {
      const stored = (tokens: readonly string[]) => ({ endpointId: "e-1", appVersionName: "kettle-v1", tokens });
      assert.deepEqual(await call("PUT", ENDPOINT, endpoint(["t1"])), { status: 201, body: stored(["t1"]) });
      assert.deepEqual(await call("PUT", ENDPOINT, endpoint(["t2"])), { status: 200, body: stored(["t2"]) });
      assert.deepEqual(await call("GET", ENDPOINT), { status: 200, body: stored(["t2"]) });
      assert.equal((await call("GET", `${OWNER}/t1`)).status, 404);
      assert.deepEqual(await call("GET", `${OWNER}/t2`), { status: 200, body: { endpointId: "e-1" } });
      assert.equal((await call("DELETE", ENDPOINT)).status, 200);
      assert.equal((await call("GET", ENDPOINT)).status, 404);
      assert.equal((await call("GET", `${OWNER}/t2`)).status, 404);
    }));

  it("gives and takes single tokens", () =>
    withRegister(async ({ call }) => {
      await call("PUT", ENDPOINT, endpoint([]));
      assert.equal((await call("PUT", `${ENDPOINT}/tokens/a%20token`)).status, 200);
      assert.equal((await call("GET", `${OWNER}/a%20token`)).status, 200);
      assert.equal((await call("DELETE", `${ENDPOINT}/tokens/a%20token`)).status, 200);
      assert.equal((await call("GET", `${OWNER}/a%20token`)).status, 404);
      assert.equal((await call("DELETE", `${ENDPOINT}/tokens/a%20token`)).status, 404);
      assert.equal((await call("PUT", "/api/v1/endpoints/e-9/tokens/t")).status, 404);
    }));

  it("refuses a token that another endpoint of the appversion has, and leaves both endpoints as they were", () =>
    withRegister(async ({ call }) => {
      await call("PUT", ENDPOINT, endpoint(["t1"]));
      await call("PUT", "/api/v1/endpoints/e-2", endpoint(["t2"]));
      const refused = await call("PUT", "/api/v1/endpoints/e-2", endpoint(["t3", "t1"]));
      assert.equal(refused.status, 409);
      assert.match(JSON.stringify(refused.body), /t1.*e-1/);
      assert.deepEqual((await call("GET", `${OWNER}/t2`)).body, { endpointId: "e-2" });
      assert.equal((await call("GET", `${OWNER}/t3`)).status, 404);
      assert.equal((await call("PUT", "/api/v1/endpoints/e-2/tokens/t1")).status, 409);
    }));

  it("lets two appversions use the same token", () =>
    withRegister(async ({ call }) => {
      await call("PUT", ENDPOINT, endpoint(["t1"]));
      const other = await call("PUT", "/api/v1/endpoints/e-2", { appVersionName: "kettle-v2", tokens: ["t1"] });
      assert.equal(other.status, 201);
      assert.deepEqual((await call("GET", "/api/v1/app-versions/kettle-v2/tokens/t1")).body, { endpointId: "e-2" });
    }));

  for (const token of ["", "a+b", "a#b", "a/b", "a.b"]) {
    it(`refuses the token "${token}"`, () =>
      withRegister(async ({ call }) => {
        const { status, body } = await call("PUT", ENDPOINT, endpoint([token]));
        assert.equal(status, 400);
        assert.match(JSON.stringify(body), /message/);
        assert.equal((await call("GET", ENDPOINT)).status, 404);
      }));
  }

  it("refuses an endpoint id outside the pattern and bodies that are no endpoint", () =>
    withRegister(async ({ call }) => {
      assert.equal((await call("PUT", "/api/v1/endpoints/a%20b", endpoint([]))).status, 400);
      for (const body of [
        "{",
        "[]",
        {},
        { appVersionName: "v" },
        { ...endpoint([]), extra: 1 },
        endpoint(["t", "t"]),
      ]) {
        assert.equal((await call("PUT", ENDPOINT, body)).status, 400, JSON.stringify(body));
      }
      assert.equal((await call("PUT", ENDPOINT, endpoint(["t"]))).status, 201);
    }));

  it("refuses look-ups while a fault demands it, and tells how often", () =>
    withRegister(async ({ call }) => {
      await call("PUT", ENDPOINT, endpoint(["t1"]));
      const fault = { kind: "unavailable", scope: { endpointId: "e-1" }, times: 1, settings: { statusCode: 503 } };
      assert.equal((await call("POST", "/control/faults", fault)).status, 201);
      assert.equal((await call("GET", `${OWNER}/t1`)).status, 503);
      assert.equal((await call("GET", `${OWNER}/t1`)).status, 200);
      assert.match(JSON.stringify((await call("GET", "/control/faults")).body), /"fired":1/);
    }));
});
