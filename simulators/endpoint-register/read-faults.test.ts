import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type RegisterWorld, withRegister } from "./test-world.ts";

const ENDPOINT = "/api/v1/endpoints/e-1";
const MATCHES = "/api/v1/filters/f-1/endpoints";
const WITHOUT_MATCHES = "/api/v1/filters/f-2/endpoints";

async function prepare({ call }: RegisterWorld): Promise<void> {
  await call("PUT", ENDPOINT, { appVersionName: "kettle-v1", tokens: ["t1"] });
  await call("PUT", "/api/v1/endpoints/e-2", { appVersionName: "kettle-v2", tokens: [] });
  await call("PUT", "/api/v1/filters/f-1", { endpointIds: ["e-2", "e-1"] });
  await call("PUT", "/api/v1/filters/f-2", { endpointIds: [] });
}

async function putFault({ call }: RegisterWorld, fault: object): Promise<void> {
  assert.equal((await call("POST", "/control/faults", fault)).status, 201);
}

describe("the endpoint register under faults", () => {
  it("refuses to tell of an endpoint, and what a filter matches, with the status asked for", () =>
    withRegister(async (world) => {
      await prepare(world);
      await putFault(world, { kind: "failing", settings: { statusCode: 503 } });
      for (const path of [ENDPOINT, MATCHES, WITHOUT_MATCHES, "/api/v1/endpoints/unknown"]) {
        assert.equal((await world.call("GET", path)).status, 503, path);
      }
      assert.equal((await world.call("GET", "/api/v1/app-versions/kettle-v1/tokens/t1")).status, 200);
      assert.equal((await world.call("GET", "/api/v1/filters/f-1")).status, 200);
    }));

  it("refuses what is in the scope of the fault, and nothing else", () =>
    withRegister(async (world) => {
      await prepare(world);
      const statuses = async () => {
        const paths = [ENDPOINT, "/api/v1/endpoints/e-2", MATCHES, WITHOUT_MATCHES];
        return (await Promise.all(paths.map((path) => world.call("GET", path)))).map(({ status }) => status);
      };
      const failing = { kind: "failing", settings: { statusCode: 500 } };
      await putFault(world, { ...failing, scope: { endpointId: "e-1" }, times: 2 });
      assert.deepEqual(await statuses(), [500, 200, 500, 200]);
      await putFault(world, { ...failing, scope: { appVersionName: "kettle-v2" }, times: 2 });
      assert.deepEqual(await statuses(), [200, 500, 500, 200]);
    }));

  it("takes its time to tell how things stood when it was asked", () =>
    withRegister(async (world) => {
      const { call, time } = world;
      await prepare(world);
      await putFault(world, { kind: "slow", times: 3, settings: { delayMs: 5_000 } });
      const began = time.now();
      const asked = [call("GET", ENDPOINT), call("GET", MATCHES), call("GET", "/api/v1/endpoints/unknown")];
      await world.pass(100);
      await call("DELETE", ENDPOINT);
      const answers = await Promise.all(asked);
      assert.equal(time.now(), began + 5_000);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 404],
      );
      assert.match(JSON.stringify(answers[1]?.body), /e-2.*e-1/);
      assert.equal((await call("GET", ENDPOINT)).status, 404);
      assert.equal(time.now(), began + 5_000);
    }));

  it("refuses settings that make no fault", () =>
    withRegister(async ({ call }) => {
      for (const fault of [
        { kind: "failing", settings: { statusCode: 404 } },
        { kind: "slow", settings: {} },
        { kind: "other" },
      ]) {
        assert.equal((await call("POST", "/control/faults", fault)).status, 400);
      }
    }));
});
