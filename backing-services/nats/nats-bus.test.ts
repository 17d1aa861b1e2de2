import assert from "node:assert/strict";
import process from "node:process";
import { after, afterEach, before, describe, it } from "node:test";
import { clockWaiter, silentLogger, systemClock } from "../../runtime/index.ts";
import { messageBusContract } from "../../transport/contract/index.ts";
import { type BusStatus, connectNats, type MessageBus, type NatsOptions } from "../../transport/index.ts";
import { type FoundNatsServer, findNatsServer, type StartedNatsServer, startNatsServer } from "./index.ts";

const BOUND_MS = 10_000;
const options = { environment: process.env, clock: systemClock, logger: silentLogger };

async function within<T>(promise: Promise<T>, what: string): Promise<T> {
  const waited = await clockWaiter(systemClock).within(BOUND_MS, promise);
  assert.ok(waited.settled, `${what}: not within ${BOUND_MS} ms`);
  return waited.value;
}

/** Resolves with the first status of that kind. */
function status(bus: MessageBus, kind: BusStatus["kind"]): Promise<BusStatus> {
  const seen = new Promise<BusStatus>((resolve) => bus.onStatus((one) => one.kind === kind && resolve(one)));
  return within(seen, `status ${kind}`);
}

const find = () => findNatsServer({ ...options, timeoutMs: 60_000 });

for (const [name, more] of [
  ["NATS, handlers run straight from the socket", {}],
  ["NATS, at most 10 messages pending", { maxPendingMessages: 10 }],
] as const) {
  messageBusContract(name, async () => {
    const server = await startNatsServer(await find(), options);
    return {
      connect: (client) => connectNats({ servers: [server.url], name: client, ...more }),
      waiter: clockWaiter(systemClock),
      stop: () => server.stop(),
    };
  });
}

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (payload: Uint8Array) => new TextDecoder().decode(payload);

describe("the message bus on a real nats-server", { timeout: 120_000 }, () => {
  let found: FoundNatsServer;
  let server: StartedNatsServer;
  const open: MessageBus[] = [];

  before(async () => {
    found = await find();
    server = await startNatsServer(found, options);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((bus) => bus.close()));
  });
  after(() => server.stop());

  async function connect(name: string, more: Partial<NatsOptions> = {}): Promise<MessageBus> {
    const bus = await connectNats({ servers: [server.url], name, reconnect: { waitMs: 20 }, ...more });
    open.push(bus);
    return bus;
  }

  it("tells of a subscription whose handler does not keep up, and loses nothing", async () => {
    const slow = await connect("slow", { maxPendingMessages: 10 });
    const fast = await connect("fast");
    const slowConsumer = status(slow, "slow-consumer");
    const received: string[] = [];
    const all = new Promise<void>((resolve) => {
      slow.subscribe("flood", ({ payload }) => {
        received.push(text(payload));
        if (received.length === 1_000) {
          resolve();
        }
      });
    });
    await slow.flush();
    const sent = Array.from({ length: 1_000 }, (_, index) => String(index));
    sent.forEach((one) => fast.publish("flood", bytes(one)));
    const told = await slowConsumer;
    assert.ok(told.kind === "slow-consumer" && told.subject === "flood" && told.pendingMessages > 10);
    await within(all, "the flood");
    assert.deepEqual(received, sent);
  });

  it("says nothing of the kind while handlers keep up", async () => {
    const bus = await connect("steady", { maxPendingMessages: 10 });
    const told: BusStatus[] = [];
    bus.onStatus((one) => told.push(one));
    bus.subscribe("echo", (message) => bus.publish(message.replyTo ?? "nobody", message.payload));
    await bus.flush();
    for (let count = 0; count < 50; count += 1) {
      await bus.request("echo", bytes("steady"), BOUND_MS);
    }
    assert.deepEqual(told, []);
  });

  it("tells when the server goes and comes back, and its subscriptions are in force again", async () => {
    const listener = await connect("listener");
    const [disconnected, reconnected] = [status(listener, "disconnected"), status(listener, "reconnected")];
    const received = new Promise<string>((resolve) => {
      listener.subscribe("after.restart", ({ payload }) => resolve(text(payload)));
    });
    await listener.flush();
    await server.stop();
    await disconnected;
    server = await startNatsServer(found, { ...options, port: server.port });
    await reconnected;
    await within(listener.flush(), "flush");
    const sender = await connect("sender");
    sender.publish("after.restart", bytes("still there"));
    assert.equal(await within(received, "the message"), "still there");
  });
});
