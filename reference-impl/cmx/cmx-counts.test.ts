import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { configUpdatedSubject } from "../../protocol/cdtp/index.ts";
import type { BusStatus, MessageBus } from "../../transport/index.ts";
import { startCmx } from "./index.ts";
import { clientData, ENVIRONMENT, PROVIDER_TIMEOUT_MS, SampleWorld } from "./sample-world.ts";

async function get(world: SampleWorld, path: string) {
  const response = await world.settled(world.transport.http.fetch(new Request(`http://cmx-1.memory${path}`)));
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
}

/** The samples of the metrics, without comments. */
async function samples(world: SampleWorld): Promise<string[]> {
  const { text } = await get(world, "/metrics");
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

describe("the metrics of CMX", () => {
  it("are empty, save for what has no labels, before anything has happened", async () => {
    const world = await SampleWorld.open();
    await world.settled(startCmx(world.ports, ENVIRONMENT));
    assert.deepEqual(await samples(world), ["kaa_cmx_provider_timeouts_total 0", "kaa_cmx_pending_pulls 0"]);
  });

  it("tell what was answered, pushed, reported, dropped, and what is under way", async () => {
    const world = await SampleWorld.open();
    await world.settled(startCmx(world.ports, ENVIRONMENT));
    await world.pass(1);
    await world.send(clientData({ resourcePath: "/x" }));
    await world.send(clientData({ resourcePath: "/x" }));
    for (const statusCode of [200, 299, 300]) {
      const payload = Buffer.from(JSON.stringify({ configId: "v1", statusCode }));
      await world.send(clientData({ resourcePath: "/applied/json", payload }));
    }
    await world.send(clientData({ timeout: 1 }));
    await world.send(Uint8Array.of(1));
    await world.update();
    await world.update({ timeout: -1 });
    await world.connect();
    await world.respond(world.requests.pop());
    await world.changeAppVersion();
    await world.respond(world.requests.pop());
    const stranger = await world.transport.connectBus("stranger");
    stranger.publish(configUpdatedSubject("ecr"), Uint8Array.of(1));
    stranger.publish("kaa.v1.service.cmx.cmx-siblings.Hello", Uint8Array.of(1));
    await world.send(clientData());
    await world.pass(PROVIDER_TIMEOUT_MS);
    await world.send(clientData());
    assert.deepEqual(await samples(world), [
      'kaa_cmx_answers_total{status_code="404"} 2',
      'kaa_cmx_answers_total{status_code="200"} 3',
      'kaa_cmx_answers_total{status_code="504"} 1',
      'kaa_cmx_unreadable_messages_total{message="client data"} 1',
      'kaa_cmx_unreadable_messages_total{message="event"} 1',
      'kaa_cmx_unreadable_messages_total{message="sibling message"} 1',
      'kaa_cmx_expired_messages_total{message="client data"} 1',
      'kaa_cmx_expired_messages_total{message="event"} 1',
      'kaa_cmx_pushes_total{cause="config-updated"} 1',
      'kaa_cmx_pushes_total{cause="connected"} 1',
      'kaa_cmx_pushes_total{cause="appversion-updated"} 1',
      'kaa_cmx_applied_reports_total{result="applied"} 2',
      'kaa_cmx_applied_reports_total{result="rejected"} 1',
      "kaa_cmx_provider_timeouts_total 1",
      "kaa_cmx_pending_pulls 1",
    ]);
  });
});

describe("the management interface of CMX", () => {
  it("is served for as long as the replica runs, and the log says where", async () => {
    const world = await SampleWorld.open();
    const service = await world.settled(startCmx(world.ports, ENVIRONMENT));
    assert.deepEqual(await get(world, "/health"), { status: 200, type: "text/plain;charset=UTF-8", text: "OK\n" });
    assert.ok(world.log.includes("info: CMX is ready"));
    await world.settled(service.close());
    await assert.rejects(get(world, "/health"), { code: "HTTP_UNREACHABLE" });
  });

  it("says whether the replica can serve", async () => {
    const world = await SampleWorld.open();
    const { ports } = world;
    const listeners: ((status: BusStatus) => void)[] = [];
    const bus: MessageBus = {
      publish: (subject, payload, replyTo) => ports.bus.publish(subject, payload, replyTo),
      subscribe: (subject, handler, options) => ports.bus.subscribe(subject, handler, options),
      request: (subject, payload, timeoutMs) => ports.bus.request(subject, payload, timeoutMs),
      flush: () => ports.bus.flush(),
      onStatus: (listener) => void listeners.push(listener),
      close: () => ports.bus.close(),
    };
    await world.settled(startCmx({ ...ports, bus }, ENVIRONMENT));
    listeners.forEach((tell) => tell({ kind: "disconnected" }));
    assert.deepEqual([(await get(world, "/health")).status, (await get(world, "/metrics")).status], [500, 200]);
    listeners.forEach((tell) => tell({ kind: "reconnected" }));
    assert.equal((await get(world, "/health")).status, 200);
  });

  it("keeps the service from starting if it cannot be served", async () => {
    const world = await SampleWorld.open();
    await world.settled(startCmx(world.ports, ENVIRONMENT));
    await assert.rejects(startCmx(await world.portsFor("other"), ENVIRONMENT), { code: "ADDRESS_IN_USE" });
  });
});
