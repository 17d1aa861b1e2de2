import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ENDPOINTS_PER_FILTER_MAX, FILTERS_MAX } from "./filter-directory.ts";
import { withRegister } from "./test-world.ts";

const FILTER = "/api/v1/filters/f-1";
const endpoint = (appVersionName: string) => ({ appVersionName, tokens: [] });
const matching = (...endpointIds: readonly string[]) => ({ endpointIds });

describe("the filters of the endpoint register", () => {
  it("are put, replaced, shown and forgotten", () =>
    withRegister(async ({ call }) => {
      const stored = (...endpointIds: readonly string[]) => ({ filterId: "f-1", endpointIds });
      assert.deepEqual(await call("PUT", FILTER, matching("e-1")), { status: 201, body: stored("e-1") });
      assert.deepEqual(await call("PUT", FILTER, matching("e-2")), { status: 200, body: stored("e-2") });
      assert.deepEqual(await call("GET", FILTER), { status: 200, body: stored("e-2") });
      assert.equal((await call("DELETE", FILTER)).status, 200);
      for (const [method, path] of [
        ["GET", FILTER],
        ["DELETE", FILTER],
        ["GET", `${FILTER}/endpoints`],
      ] as const) {
        const { status, body } = await call(method, path);
        assert.equal(status, 404);
        assert.match(JSON.stringify(body), /f-1/);
      }
    }));

  it("match the endpoints that are registered, in the appversion that they have now", () =>
    withRegister(async ({ call }) => {
      await call("PUT", "/api/v1/endpoints/e-1", endpoint("kettle-v1"));
      await call("PUT", "/api/v1/endpoints/e-2", endpoint("kettle-v1"));
      await call("PUT", FILTER, matching("e-2", "e-9", "e-1"));
      await call("PUT", "/api/v1/endpoints/e-1", endpoint("kettle-v2"));
      const matches = async () => (await call("GET", `${FILTER}/endpoints`)).body;
      const first = { endpointId: "e-1", appVersionName: "kettle-v2" };
      assert.deepEqual(await matches(), [{ endpointId: "e-2", appVersionName: "kettle-v1" }, first]);
      await call("DELETE", "/api/v1/endpoints/e-2");
      assert.deepEqual(await matches(), [first]);
      await call("PUT", FILTER, matching());
      assert.deepEqual(await matches(), []);
    }));

  it("may have any name that a path can hold", () =>
    withRegister(async ({ call }) => {
      const path = "/api/v1/filters/%C3%BC%20b%2F";
      assert.deepEqual((await call("PUT", path, matching())).body, { filterId: "ü b/", endpointIds: [] });
      assert.equal((await call("GET", `${path}/endpoints`)).status, 200);
    }));

  it("are refused if they list what are no endpoints, endpoints twice, or too many", () =>
    withRegister(async ({ call }) => {
      const tooMany = Array.from({ length: ENDPOINTS_PER_FILTER_MAX + 1 }, (_, index) => `e-${index}`);
      for (const body of ["[]", {}, matching("a b"), matching("e", "e"), matching(...tooMany)]) {
        assert.equal((await call("PUT", FILTER, body)).status, 400);
      }
      assert.equal((await call("PUT", FILTER, matching(...tooMany.slice(1)))).status, 201);
    }));

  it("are refused above their number, but may still be replaced", () =>
    withRegister(async ({ call }) => {
      for (let index = 0; index < FILTERS_MAX; index += 1) {
        await call("PUT", `/api/v1/filters/f-${index}`, matching());
      }
      assert.equal((await call("PUT", "/api/v1/filters/one-more", matching())).status, 409);
      assert.equal((await call("PUT", FILTER, matching("e-1"))).status, 200);
    }));
});
