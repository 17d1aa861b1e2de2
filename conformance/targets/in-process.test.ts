import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { type ClientData, clientDataCodec, clientDataSubject, extensionDataCodec } from "../../protocol/esp/index.ts";
import { seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { inMemoryTransport } from "../../transport/index.ts";
import { inProcessReference, startInProcess, type Target } from "./index.ts";

const directory = mkdtempSync(join(tmpdir(), "in-process-"));
after(() => rmSync(directory, { recursive: true }));

function moduleOf(name: string, text: string): Target {
  const path = join(directory, name);
  writeFileSync(path, text);
  return inProcessReference("rfc", { module: path });
}

const URLS = {
  natsUrl: "",
  tektonUrl: "http://tekton",
  tenantManagerUrl: "http://tenants",
  endpointRegisterUrl: "http://register",
  systemIssuer: "http://tenants/auth/realms/kaa",
  systemClientId: "kaa-backend",
  systemClientSecret: "secret",
};

async function parts() {
  const time = new VirtualTime(1_000, seededRandom("deliveries"));
  const transport = inMemoryTransport(time, seededRandom("transport"), time);
  const bus = await transport.connectBus("target");
  const ports = { bus, http: transport.http, runtime: virtualRuntime(time, "target") };
  return { time, transport, parts: { service: "cmx", replica: 1, ports, urls: URLS } as const };
}

describe("starting a target in this process", () => {
  it("starts the reference if no module is named", async () => {
    const { time, transport, parts: given } = await parts();
    const client = await transport.connectBus("client");
    const started = await time.within(1_000, startInProcess(inProcessReference("rfc"), given));
    assert.ok(started.settled);
    const service = started.value;
    const question: ClientData = {
      correlationId: "c-1",
      timestamp: time.now(),
      timeout: 0,
      appVersionName: "kettle-v1",
      endpointId: "e-1",
      resourcePath: "/no/such/resource",
      requestId: 1,
      payload: new Uint8Array(),
      configName: null,
    };
    const asked = client.request(clientDataSubject("cmx"), clientDataCodec("2026-01").encode(question), 1_000);
    const answer = await time.within(2_000, asked);
    assert.ok(answer.settled);
    const decoded = extensionDataCodec.decode(answer.value.payload);
    assert.ok(decoded.ok);
    assert.equal(decoded.value.statusCode, 404);
    await service.close();
  });

  it("starts the CMX of 2017 under the profile of the drafts, and no service that they do not know", async () => {
    const { time, transport, parts: given } = await parts();
    const listener = await transport.connectBus("listener");
    const asked = new Promise<string | undefined>((resolve) =>
      listener.subscribe("kaa.v1.service.ecr", ({ replyTo }) => resolve(replyTo)),
    );
    const started = await time.within(1_000, startInProcess(inProcessReference("raw-2017"), given));
    assert.ok(started.settled);
    const question = { correlationId: "c-1", timestamp: time.now(), timeout: 0, appVersionName: "kettle-v1" };
    const empty = {
      endpointId: "e-1",
      resourcePath: "/json",
      requestId: 1,
      payload: new Uint8Array(),
      configName: null,
    };
    listener.publish(clientDataSubject("cmx"), clientDataCodec("2020-05").encode({ ...question, ...empty }));
    assert.deepEqual(await time.within(1_000, asked), { settled: true, value: "kaa.v1.service.cmx.cmx-1" });
    const wrong = inProcessReference("raw-2017", { services: ["adx"] });
    await assert.rejects(startInProcess(wrong, { ...given, service: "adx" }), {
      name: "NotInProcessError",
      message: "there is no adx of ours for the profile raw-2017",
    });
  });

  it("starts the module that is named, with the ports given and the settings of the target", async () => {
    const text = `export const start = async (ports, environment) => {
      ports.bus.publish("started", Buffer.from(JSON.stringify(environment)));
      return { close: async () => {} };
    };`;
    const { time, transport, parts: given } = await parts();
    const listener = await transport.connectBus("listener");
    const started = new Promise<string>((resolve) =>
      listener.subscribe("started", ({ payload }) => resolve(Buffer.from(payload).toString())),
    );
    await (await startInProcess(moduleOf("service.mjs", text), given)).close();
    const heard = await time.within(1_000, started);
    assert.ok(heard.settled);
    assert.deepEqual(JSON.parse(heard.value), {
      SERVICE_INSTANCE_NAME: "cmx",
      SERVICE_INSTANCE_REPLICA_ID: "cmx-1",
      KAA_CMX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: "kpc",
      KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: "ecr",
      KAA_CMX_CONFIGURATION_DATA_PROVIDER_TIMEOUT_MILLIS: "500",
      KAA_CMX_RESPONSE_ENVELOPE: "rfc",
      KAA_CMX_AVRO_SCHEMA_SET: "2026-01",
      KAA_CMX_LENIENT_NULLS: "false",
      KAA_CMX_REPLICA_HEARTBEAT_MILLIS: "20000",
    });
  });

  for (const [name, text] of [
    ["empty.mjs", ""],
    ["other.mjs", "export const begin = async () => {};"],
    ["value.mjs", "export const start = 5;"],
  ] as const) {
    it(`refuses a module that exports no start: ${JSON.stringify(text)}`, async () => {
      await assert.rejects(startInProcess(moduleOf(name, text), (await parts()).parts), {
        name: "NotInProcessError",
        message: `${join(directory, name)} does not export "start"`,
      });
    });
  }

  it("refuses a target that is launched in another way", async () => {
    const { parts: given } = await parts();
    const reference = inProcessReference("rfc");
    for (const launch of [
      { kind: "running" } as const,
      { kind: "command", command: ["node"], environment: {}, directory } as const,
    ]) {
      await assert.rejects(startInProcess({ ...reference, services: { cmx: { launch, replicas: 1 } } }, given), {
        name: "NotInProcessError",
        message: `the cmx of kaaliper-reference is launched as "${launch.kind}"; the fast lane runs services of ours only`,
      });
    }
  });
});
