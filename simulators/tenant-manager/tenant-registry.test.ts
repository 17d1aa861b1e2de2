import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type Runtime,
  seededRandom,
  silentLogger,
  systemRuntime,
  VirtualTime,
  virtualRuntime,
} from "../../runtime/index.ts";
import { silentTenantEvents } from "./tenant-events.ts";
import { TenantRegistry } from "./tenant-registry.ts";

const registryWith = (runtime: Runtime) =>
  new TenantRegistry({
    runtime,
    events: silentTenantEvents,
    issuersUrl: "http://tenants.example",
    signatureAlgorithm: "EdDSA",
  });

describe("the tenants of a run", () => {
  it("have no realm and no identifier in common, even if they are asked for together", async () => {
    const registry = registryWith(systemRuntime("registry", silentLogger));
    const results = await Promise.allSettled([
      registry.create({ realmName: "a", tenantId: "t-1" }),
      registry.create({ realmName: "a", tenantId: "t-2" }),
      registry.create({ realmName: "b", tenantId: "t-1" }),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ["fulfilled", "rejected", "rejected"],
    );
    assert.deepEqual(
      registry.list().map(({ tenantId }) => tenantId),
      ["t-1"],
    );
    await registry.create({ realmName: "b", tenantId: "t-2" });
  });

  it("owe identifier, secret and keys to the seed and the realm, whatever came before", async () => {
    const created = async (realms: readonly string[]) => {
      const time = new VirtualTime(0, seededRandom("order"));
      const registry = registryWith(virtualRuntime(time, "registry"));
      const run = async () => {
        for (const realmName of realms) {
          await registry.create({ realmName });
        }
        const tenant = registry.findByRealm("wanted");
        return [tenant?.tenantId, tenant?.clients.get("kaa-backend").secret, tenant?.keys.current.kid];
      };
      const waited = await time.within(0, run());
      assert.ok(waited.settled, "the tenants were not created");
      return waited.value;
    };
    const alone = await created(["wanted"]);
    assert.equal(new Set(alone).size, 3);
    assert.deepEqual(await created(["other", "wanted"]), alone);
  });

  it("become available no longer once the simulator is closed", async () => {
    const time = new VirtualTime(0, seededRandom("closing"));
    const registry = registryWith(virtualRuntime(time, "registry"));
    const waited = await time.within(0, registry.create({ realmName: "a", tenantId: "a", availableAfterMs: 10 }));
    assert.ok(waited.settled);
    registry.close();
    await time.within(1_000, new Promise(() => {}));
    assert.equal(registry.get("a").details.status, "CREATING");
  });
});
