import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startRaw2017Cmx } from "./index.ts";
import { clientData, environmentOf, PROVIDER_TIMEOUT_MS, SampleWorld } from "./sample-world.ts";

async function fetched(world: SampleWorld, path: string): Promise<string> {
  const answer = world.transport.http.fetch(new Request(`http://cmx-1.memory${path}`));
  const outcome = await world.time.within(1_000, answer);
  assert.ok(outcome.settled);
  return outcome.value.text();
}

describe("the CMX of 2017", () => {
  it("is healthy and tells what it did", async () => {
    const world = await SampleWorld.open();
    world.offer = {};
    await world.start();
    assert.equal(await fetched(world, "/health"), "OK\n");
    await world.send(clientData());
    await world.confirm({ id: world.lastId(), status: "ok" });
    await world.announce();
    await world.confirm({ id: world.lastId(), status: "no" });
    await world.confirm({ id: 1, status: "ok" });
    await world.announce({ contentType: "protobuf" });
    await world.announce();
    const text = await fetched(world, "/metrics");
    for (const line of [
      'kaa_cmx_answers_total{status_code="200"} 1',
      'kaa_cmx_pushes_total{cause="new-available"} 2',
      'kaa_cmx_held_back_pushes_total{reason="other content type"} 1',
      'kaa_cmx_confirmations_total{result="taken"} 1',
      'kaa_cmx_confirmations_total{result="rejected"} 1',
      'kaa_cmx_confirmations_total{result="unknown"} 1',
      "kaa_cmx_unconfirmed_deliveries 1",
      "kaa_cmx_pending_requests 0",
    ]) {
      assert.ok(text.split("\n").includes(line), `${line} is missing in\n${text}`);
    }
  });

  it("finishes what it accepted before it closes, and takes nothing new", async () => {
    const world = await SampleWorld.open();
    const service = await world.start();
    await world.send(clientData());
    const closing = world.time.within(PROVIDER_TIMEOUT_MS * 2, Promise.all([service.close(), service.close()]));
    assert.ok((await closing).settled);
    await world.pass(1);
    assert.equal(world.answers[0]?.answer.statusCode, 504);
    await world.send(clientData());
    await world.announce();
    assert.equal(world.requests.length, 1);
    assert.equal(world.answers.length, 1);
  });

  it("writes and reads versions, bytes and content types as its settings say", async () => {
    const world = await SampleWorld.open();
    await world.start("cmx-1", undefined, {
      KAA_CMX_READINGS_CONFIG_VERSION: "text",
      KAA_CMX_READINGS_PLAIN_BYTES: "refuse",
      KAA_CMX_READINGS_ABSENT_CONTENT_TYPE: "json",
    });
    const events: string[] = [];
    const { bus } = await world.portsFor("listener");
    bus.subscribe("kaa.v1.events.cmx.>", ({ payload }) => events.push(Buffer.from(payload).toString()));
    const event =
      '"correlationId":"c","eventTimestamp":1,"appVersionToken":"kettle-v1","endpointId":"e-1","configVersion":3';
    const subject = "kaa.v1.events.cdp.endpoint.config.new-available";
    await world.sendAsProvider(subject, Buffer.from(`{${event},"content":"NQ=="}`));
    assert.deepEqual(world.configurations(), []);
    await world.sendAsProvider(subject, Buffer.from(`{${event},"content":{"bytes":"NQ=="}}`));
    await world.confirm({ id: world.lastId(), status: "ok" });
    assert.match(events.join(), /"configVersion":"3"/);
  });

  it("does not start with settings that make no sense", async () => {
    const world = await SampleWorld.open();
    const environment = { ...environmentOf("cmx.1"), KAA_CMX_READINGS_PLAIN_BYTES: "perhaps" };
    await assert.rejects(startRaw2017Cmx(await world.portsFor("cmx"), environment), {
      name: "SettingsError",
      message: /SERVICE_INSTANCE_REPLICA_ID is "cmx\.1".*KAA_CMX_READINGS_PLAIN_BYTES is "perhaps"/,
    });
  });
});
