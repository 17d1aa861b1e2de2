import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { clockWaiter, seededRandom, systemClock } from "../runtime/index.ts";
import { connectNats } from "../transport/index.ts";
import { enduranceLength, repeatable, tellProgress } from "./endurance-length.ts";
import { INSTANCES } from "./instance-names.ts";
import { TORMENTED_DEVICE, Tormentor } from "./malformed/index.ts";
import { CmxReplica, residentMebibytes } from "./processes/index.ts";
import { RestlessBroker, Simulators } from "./surroundings/index.ts";

const BATCH = 200;
const PROGRESS_BATCHES = 25;
const ANSWER_MS = 10_000;
const REFUSED_MS = 15_000;
const REPLICA_MEBIBYTES_MAX = 400;
/** This process holds the communication service, the other simulators and the tormentor. */
const OWN_MEBIBYTES_MAX = 600;
const UNREADABLE = ["client data", "event", "provider response", "sibling message"];

const STEADY = { endpointId: "steady", appVersionName: "steady-v1" };
const STEADY_TOKEN = "steady-token";

const length = enduranceLength();
const waiter = clockWaiter(systemClock);

async function get(url: string): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await waiter.within(ANSWER_MS, fetch(url));
  assert.ok(answer.settled, `GET ${url} was not answered within ${ANSWER_MS} ms`);
  return { status: answer.value.status, text: await answer.value.text() };
}

async function prepare({ drivers }: Simulators): Promise<void> {
  await drivers.register.register(STEADY.endpointId, STEADY.appVersionName, STEADY_TOKEN);
  const { endpointId, appVersionName, token } = TORMENTED_DEVICE;
  await drivers.register.register(endpointId, appVersionName, token);
  await drivers.provider.setConfiguration(STEADY.endpointId, STEADY.appVersionName, '{"steady":true}');
}

async function tormentAll(tormentor: Tormentor, flush: () => Promise<void>): Promise<void> {
  for (let index = 0; index < length.malformedMessages; index += 1) {
    await tormentor.torment(index);
    if (index % BATCH === 0) {
      await flush();
      await tormentor.assertServed(STEADY);
    }
    if (index % (BATCH * PROGRESS_BATCHES) === 0) {
      tellProgress(length, `${index} of ${length.malformedMessages} malformed messages sent`);
    }
  }
  await tormentor.assertServed(STEADY);
}

/** Replicas answer at their own pace; the counts are final when all refusals are in, and no more came for a while. */
async function assertEachRefusedOnce({ refusals }: Tormentor): Promise<void> {
  const deadlineMs = systemClock.now() + REFUSED_MS;
  const missing = () => [...refusals].filter(([, count]) => count === 0).map(([id]) => id);
  while (missing().length > 0 && systemClock.now() < deadlineMs) {
    await waiter.within(50, new Promise(() => undefined));
  }
  await waiter.within(300, new Promise(() => undefined));
  assert.ok(refusals.size > length.malformedMessages / 30, `only ${refusals.size} readable messages were sent`);
  assert.deepEqual(
    [...refusals].filter(([, count]) => count !== 1),
    [],
    "correlation identifiers of readable ClientData, and how often it was refused",
  );
}

async function assertHealthy(replica: CmxReplica): Promise<void> {
  assert.equal(replica.end, undefined);
  assert.equal((await get(`${replica.managementUrl}/health`)).status, 200);
  const { status, text } = await get(`${replica.managementUrl}/metrics`);
  assert.equal(status, 200);
  for (const message of UNREADABLE) {
    assert.match(text, new RegExp(`^kaa_cmx_unreadable_messages_total\\{message="${message}"\\} [1-9]`, "m"));
  }
  const mebibytes = residentMebibytes(replica.processId);
  tellProgress(length, `${replica.replicaId} holds ${mebibytes} MiB`);
  assert.ok(mebibytes < REPLICA_MEBIBYTES_MAX, `${replica.replicaId} holds ${mebibytes} MiB`);
}

async function assertClientsServed({ drivers }: Simulators): Promise<void> {
  const identity = { ...STEADY, endpointToken: STEADY_TOKEN, extensionInstanceName: INSTANCES.cmx };
  const device = drivers.device(identity);
  for (const via of ["mqtt", "http"] as const) {
    const payload = encodeConfigurationRequest({ observe: true });
    await device.send({ via, resourcePath: configurationPath(), payload, requestId: 1 });
    const answer = await device.response(ANSWER_MS);
    assert.equal(answer?.kind, "status", `no configuration over ${via}`);
    assert.match(Buffer.from(answer.payload).toString(), /"config":\{"steady":true\}/);
  }
  const configId = await drivers.provider.setConfiguration(STEADY.endpointId, STEADY.appVersionName, '{"steady":2}');
  const wanted = (payload: Uint8Array) => Buffer.from(payload).toString().includes(configId);
  assert.ok((await device.push(configurationPath(), wanted, ANSWER_MS)) !== undefined, "the update was not pushed");
}

describe("CMX and the communication service", { timeout: 1_800_000 }, () => {
  it(`are healthy and serve after ${length.malformedMessages} malformed messages`, async () => {
    await repeatable(length, async () => {
      await using broker = await RestlessBroker.start();
      await using simulators = await Simulators.start(broker.url, length.seed);
      await using one = await CmxReplica.start(broker.url, "cmx-0");
      await using other = await CmxReplica.start(broker.url, "cmx-1");
      const bus = await connectNats({ servers: [broker.url], name: "tormentor" });
      await using _closed = { [Symbol.asyncDispose]: () => bus.close() };
      await prepare(simulators);
      const { mqttAddress, deviceUrl } = simulators.addresses;
      const tormentor = new Tormentor(bus, seededRandom(length.seed).fork("malformed"), {
        cmxReplicaIds: [one.replicaId, other.replicaId],
        mqttAddress,
        httpUrls: [deviceUrl, one.managementUrl, other.managementUrl],
      });
      await tormentAll(tormentor, () => bus.flush());
      await assertEachRefusedOnce(tormentor);
      await assertHealthy(one);
      await assertHealthy(other);
      await assertClientsServed(simulators);
      const mebibytes = residentMebibytes(process.pid);
      assert.ok(mebibytes < OWN_MEBIBYTES_MAX, `the process of the simulators holds ${mebibytes} MiB`);
    });
  });
});
