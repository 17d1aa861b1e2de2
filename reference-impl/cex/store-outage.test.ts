import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type OpenStore, openStore } from "./open-store.ts";
import { SampleWorld } from "./sample-world.ts";
import { type CommandStore, StoreUnavailableError } from "./store/index.ts";

/** A store that can be taken away and given back. */
class Outage {
  isGone = false;

  readonly open: OpenStore = async (settings, clock) => this.#around(await openStore(settings, clock));

  #around(store: CommandStore): CommandStore {
    return new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        return typeof method !== "function"
          ? method
          : (...parameters: unknown[]): unknown =>
              this.isGone && name !== "close"
                ? Promise.reject(new StoreUnavailableError("nobody is there"))
                : Reflect.apply(method, target, parameters);
      },
    });
  }
}

async function started() {
  const outage = new Outage();
  const world = await SampleWorld.open();
  await world.start("cex-1", {}, { open: outage.open });
  return { outage, world };
}

describe("CEX without its database", () => {
  it("is unhealthy and says why, and is well again by itself", async () => {
    const { outage, world } = await started();
    outage.isGone = true;
    await world.pass(1_000);
    const { status, text } = await world.http("http://cex-1.memory/health");
    assert.deepEqual([status, text], [500, "The database does not answer: nobody is there\n"]);
    outage.isGone = false;
    await world.pass(1_000);
    assert.equal((await world.http("http://cex-1.memory/health")).status, 200);
  });

  it("takes nothing, says so to callers and endpoints, and takes everything afterwards", async () => {
    const { outage, world } = await started();
    await world.post("awaitTimeout=0");
    outage.isGone = true;
    await world.invoke({ timeout: 60_000 });
    assert.deepEqual(
      [
        (await world.post("awaitTimeout=0")).status,
        (await world.http("http://cex-1-rest.memory/api/v1/endpoints/e-1/commands/boil/1")).status,
        (await world.ask())?.statusCode,
        await world.report([{ id: 1 }]),
        world.results.at(-1)?.statusCode,
      ],
      [503, 503, 503, 503, 503],
    );
    outage.isGone = false;
    assert.equal(await world.report([{ id: 1 }]), 200);
    assert.equal((await world.post("awaitTimeout=0")).headers.get("location"), "/api/v1/endpoints/e-1/commands/boil/2");
  });

  it("sends what is outstanding afterwards to endpoints that connected meanwhile", async () => {
    const { outage, world } = await started();
    await world.post("awaitTimeout=0");
    outage.isGone = true;
    await world.connect();
    await world.pass(3_000);
    assert.equal(world.pushes().length, 1);
    outage.isGone = false;
    await world.pass(1_100);
    assert.equal(world.pushes().length, 2);
  });

  it("has a caller wait for the result no longer than the caller wants", async () => {
    const { outage, world } = await started();
    const answered = world.posting("awaitTimeout=1");
    await world.pass(100);
    outage.isGone = true;
    assert.equal((await world.settled(answered)).status, 202);
  });

  it("learns what it missed of endpoints when they speak next", async () => {
    const { outage, world } = await started();
    world.registered.clear();
    outage.isGone = true;
    await world.connect("e-7");
    outage.isGone = false;
    assert.equal((await world.post("awaitTimeout=0", "1", { endpointId: "e-7" })).status, 404);
    await world.ask({}, "boil", "e-7");
    assert.equal((await world.post("awaitTimeout=0", "1", { endpointId: "e-7" })).status, 202);
    assert.deepEqual(
      world.log.filter((line) => line.startsWith("warn: an event")),
      ["warn: an event could not be stored"],
    );
  });
});
