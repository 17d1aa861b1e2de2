import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { unregisteredCodec, unregisteredSubject } from "../../protocol/elce/index.ts";
import { PATH, type ProviderWorld, pass, withProvider } from "./test-world.ts";

async function unregister({ transport, time }: ProviderWorld, endpointId: string, originator = "epr"): Promise<void> {
  const event = {
    correlationId: "c-1",
    timestamp: time.now(),
    timeout: 0,
    appVersionName: "kettle-v1",
    endpointId,
    originatorReplicaId: "epr-1",
  };
  const bus = await transport.connectBus(`register-${time.now()}`);
  bus.publish(unregisteredSubject(originator), unregisteredCodec.encode(event));
  await pass(time, 1_000);
}

async function left({ rest }: ProviderWorld, endpointId: string): Promise<readonly string[]> {
  const paths = [
    `/api/v1/endpoints/${endpointId}/app-versions/kettle-v1/configurations`,
    `/api/v1/endpoints/${endpointId}/app-versions/kettle-v2/configurations`,
    `/api/v1/system/endpoints/${endpointId}/configs`,
    `/api/v1/statuses?endpointId=${endpointId}`,
  ];
  const bodies = await Promise.all(paths.map(async (path) => JSON.stringify((await rest("GET", path)).body)));
  return paths.filter((_, index) => bodies[index]?.includes("configId"));
}

async function everythingOf({ rest, put, ask, report }: ProviderWorld, endpointId: string): Promise<void> {
  const path = `/api/v1/endpoints/${endpointId}/app-versions`;
  const configId = await put(`${path}/kettle-v1`, "1");
  await put(`${path}/kettle-v1?name=network`, "2");
  await put(`${path}/kettle-v2`, "3");
  await rest("POST", `/api/v1/system/endpoints/${endpointId}/configs`, '{"name":"default","config":"1"}');
  await ask({ endpointId });
  await report({ endpointId, configId });
}

describe("the configuration data provider when an endpoint is unregistered", () => {
  it("forgets its configurations and statuses, and nobody else's", () =>
    withProvider(async (world) => {
      await world.put("/api/v1/app-versions/kettle-v1", '"default"');
      await everythingOf(world, "e-1");
      await everythingOf(world, "e-2");
      assert.equal((await left(world, "e-1")).length, 4);
      await world.updates();
      await unregister(world, "e-1");
      assert.deepEqual(await left(world, "e-1"), []);
      assert.equal((await left(world, "e-2")).length, 4);
      assert.deepEqual(await world.updates(), []);
      assert.equal((await world.rest("GET", "/api/v1/app-versions/kettle-v1")).status, 200);
    }));

  it("announces new defaults to it no longer, and takes it out of filters", () =>
    withProvider(async (world) => {
      await world.ask();
      await world.rest("PUT", "/control/filters/f", '{"endpoints":{"kettle-v1":["e-1","e-2"]}}');
      await unregister(world, "e-1");
      await world.put("/api/v1/app-versions/kettle-v1", "1");
      assert.deepEqual(await world.updates(), []);
      await world.rest("PUT", "/api/v1/endpoints/filters/f", "1");
      assert.deepEqual(
        (await world.updates()).map(({ endpointId }) => endpointId),
        ["e-2"],
      );
    }));

  it("gives no id anew that it gave before", () =>
    withProvider(async (world) => {
      const before = await world.put(PATH, "1");
      await unregister(world, "e-1");
      assert.notEqual(await world.put(PATH, "1"), before);
    }));

  it("hears every originator, or the one that it is told", async () => {
    const heard = (settings: { readonly lifecycleOriginatorInstanceName?: string }, expected: number) =>
      withProvider(async (world) => {
        await world.put(PATH, "1");
        await unregister(world, "e-1", "another");
        assert.equal((await world.rest("GET", PATH)).status, expected);
      }, settings);
    await heard({}, 404);
    await heard({ lifecycleOriginatorInstanceName: "epr" }, 200);
  });

  it("drops and counts what it cannot read", () =>
    withProvider(async ({ transport, time, rest }) => {
      const bus = await transport.connectBus("register");
      bus.publish(unregisteredSubject("epr"), new TextEncoder().encode("no Avro"));
      await pass(time, 1_000);
      assert.match(JSON.stringify((await rest("GET", "/control/counters")).body), /"unreadableUnregisteredEvents":1/);
    }));
});
