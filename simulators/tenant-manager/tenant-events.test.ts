import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { inMemoryTransport } from "../../transport/index.ts";
import { startTenantManager } from "./start-tenant-manager.ts";
import { ACME, pass, START_MS, type TenantWorld, withTenantManager } from "./test-world.ts";

const PATH = `/control/tenants/${ACME}`;

const types = async ({ events }: TenantWorld) => (await events()).map(([type, tenantId]) => `${type} ${tenantId}`);

describe("the Tenant Manager as to events", () => {
  it("says nothing of the tenants that were there from the start", () =>
    withTenantManager(async (world) => assert.deepEqual(await types(world), [])));

  it("announces a tenant that is created, changed or removed, before it answers", () =>
    withTenantManager(async ({ rest, events, time }) => {
      const created = await rest("POST", "/control/tenants", { realmName: "b", tenantId: "t-b" });
      assert.equal(created.status, 201);
      assert.match(JSON.stringify(created.body), /"status":"AVAILABLE"/);
      await pass(time, 10);
      const changed = await rest("PATCH", "/control/tenants/t-b", { backendClientSecret: "another", name: "B" });
      assert.match(JSON.stringify(changed.body), /"backendClientSecret":"another".*"name":"B"/);
      await rest("DELETE", "/control/tenants/t-b");
      assert.deepEqual(await events(), [
        ["updated", "t-b", START_MS],
        ["updated", "t-b", START_MS + 10],
        ["unregistered", "t-b", START_MS + 10],
      ]);
    }));

  it("announces nothing that was refused, and no change of accounts or keys", () =>
    withTenantManager(async (world) => {
      const { rest } = world;
      assert.equal((await rest("POST", "/control/tenants", { realmName: ACME })).status, 409);
      assert.equal((await rest("POST", "/control/tenants", { realmName: "other", tenantId: ACME })).status, 409);
      assert.equal((await rest("PATCH", PATH, { status: "BROKEN" })).status, 400);
      assert.equal((await rest("DELETE", "/control/tenants/nobody")).status, 404);
      assert.equal((await rest("POST", `${PATH}/keys`, {})).status, 201);
      const user = { password: "pw", permissions: [] };
      assert.equal((await rest("PUT", `${PATH}/users/ann`, user)).status, 204);
      assert.deepEqual((await rest("GET", `${PATH}/users/ann`)).body, user);
      assert.equal((await rest("DELETE", `${PATH}/users/ann`)).status, 204);
      assert.equal((await rest("GET", `${PATH}/users/ann`)).status, 404);
      assert.deepEqual(await types(world), []);
    }));

  it("does not announce a tenant that was removed before it was available, nor one twice", () =>
    withTenantManager(async (world) => {
      const { rest, time } = world;
      await rest("POST", "/control/tenants", { realmName: "b", tenantId: "b", availableAfterMs: 100 });
      await rest("DELETE", "/control/tenants/b");
      await rest("POST", "/control/tenants", { realmName: "c", tenantId: "c", availableAfterMs: 100 });
      await rest("PATCH", "/control/tenants/c", { status: "AVAILABLE" });
      await pass(time, 1_000);
      assert.deepEqual(await types(world), ["unregistered b", "updated c"]);
    }));

  it("loses or repeats events on demand, those of a tenant that is yet to come as well", () =>
    withTenantManager(async (world) => {
      const { rest, fault } = world;
      await fault({ kind: "event-lost", times: 1 }, "t-b");
      await rest("POST", "/control/tenants", { realmName: "b", tenantId: "t-b" });
      await rest("PATCH", PATH, { name: "Acme" });
      assert.deepEqual(await types(world), [`updated ${ACME}`]);
      await fault({ kind: "event-twice", times: 1 });
      await rest("DELETE", "/control/tenants/t-b");
      assert.deepEqual(await types(world), ["unregistered t-b", "unregistered t-b"]);
      assert.match(JSON.stringify((await rest("GET", "/control/tenants/t-b/faults")).body), /"fired":1/);
      assert.match(JSON.stringify((await rest("GET", "/control/tenants/t-b/counters")).body), /"eventsPublished":1/);
      assert.match(JSON.stringify((await rest("GET", "/control/counters")).body), /"eventsPublished":2/);
    }));

  it("announces on order what did not happen", () =>
    withTenantManager(async (world) => {
      const announce = (tenantId: string, event: string) =>
        world.rest("POST", `/control/tenants/${tenantId}/announcements`, { event });
      assert.equal((await announce(ACME, "updated")).status, 204);
      assert.equal((await announce("nobody", "unregistered")).status, 204);
      assert.equal((await announce(ACME, "renamed")).status, 400);
      assert.deepEqual(await types(world), [`updated ${ACME}`, "unregistered nobody"]);
      assert.equal((await world.rest("GET", PATH)).status, 200);
    }));

  it("works without a bus, and says that it cannot announce anything", async () => {
    const random = seededRandom("silent");
    const time = new VirtualTime(START_MS, random);
    const { http } = inMemoryTransport(time, random, time);
    const run = async () => {
      await using manager = await startTenantManager({ port: 0 }, { http, runtime: virtualRuntime(time, "silent") });
      const post = async (path: string, body: object) => {
        const init = { method: "POST", body: JSON.stringify(body) };
        return (await http.fetch(new Request(`${manager.baseUrl}${path}`, init))).status;
      };
      assert.equal(await post("/control/tenants", { realmName: "b", tenantId: "b" }), 201);
      assert.equal(await post("/control/tenants/b/announcements", { event: "updated" }), 409);
    };
    assert.equal((await time.within(1_000, run())).settled, true);
  });
});
