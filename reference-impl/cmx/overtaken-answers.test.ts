import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MessageBus } from "../../transport/index.ts";
import { startCmx } from "./index.ts";
import { clientData, ENVIRONMENT, SampleWorld } from "./sample-world.ts";

const SEEDS = ["one", "two", "three", "four", "five"];

/** A bus that confirms nothing any more once `confirms` says so. */
function confirmingBus(bus: MessageBus, confirms: () => boolean): MessageBus {
  return {
    publish: (subject, payload, replyTo) => bus.publish(subject, payload, replyTo),
    subscribe: (subject, handler, options) => bus.subscribe(subject, handler, options),
    request: (subject, payload, timeoutMs) => bus.request(subject, payload, timeoutMs),
    flush: () => (confirms() ? bus.flush() : new Promise(() => {})),
    onStatus: (listener) => bus.onStatus(listener),
    close: () => bus.close(),
  };
}

/** How often an update is sent that is made some time after one of two replicas has answered. */
async function updatesAfterAnswer(seed: string, busConfirms: boolean): Promise<number> {
  const world = await SampleWorld.open("prompt", seed);
  let confirms = true;
  for (const replicaId of ["cmx-1", "cmx-2"]) {
    const ports = await world.portsFor(replicaId);
    const environment = { ...ENVIRONMENT, SERVICE_INSTANCE_REPLICA_ID: replicaId };
    const bus = confirmingBus(ports.bus, () => confirms);
    await world.settled(startCmx({ ...ports, bus }, environment));
    await world.pass(1);
  }
  confirms = busConfirms;
  await world.send(clientData({ timestamp: world.time.now() }));
  await world.pass(5);
  await world.update({ timestamp: world.time.now() });
  await world.pass(5);
  return world.pushes().length;
}

describe("an update that is made after an answer was sent", () => {
  it("is sent by the replica that hears of it first, and by no other", async () => {
    for (const seed of SEEDS) {
      assert.equal(await updatesAfterAnswer(seed, true), 1);
    }
  });

  it("is also sent by the one that answered if the bus may not have the answer yet", async () => {
    const counts = [];
    for (const seed of SEEDS) {
      counts.push(await updatesAfterAnswer(seed, false));
    }
    assert.ok(counts.includes(2), `updates were sent ${counts.join(", ")} times`);
    assert.ok(
      counts.every((count) => count === 1 || count === 2),
      `updates were sent ${counts.join(", ")} times`,
    );
  });
});
