import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { inProcessReference } from "../conformance/targets/index.ts";
import { commandPath, encodeCommandRequest, encodeResults, resultPath } from "../protocol/cep/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { escapedWork, systemClock } from "../runtime/index.ts";
import { type OpenExample, openExample, PLATFORM_TENANT } from "./index.ts";

const PARAMETERS = { lane: "fast", seed: 7, target: inProcessReference("deployed") } as const;

/** Opens an example of the fast lane, lets a device fetch its configuration over MQTT and HTTP, and closes it. */
async function fetchConfigurations(more: (example: OpenExample) => Promise<unknown>): Promise<string[]> {
  const example = await openExample(PARAMETERS, { id: "features/sample.feature:1", services: ["cmx"] });
  const { drivers, timing, instances } = example;
  const identity = { endpointId: "e-1", endpointToken: "token1", appVersionName: "kettle-v1" };
  await drivers.register.register(identity.endpointId, identity.appVersionName, identity.endpointToken);
  await drivers.provider.setConfiguration(identity.endpointId, identity.appVersionName, '{"mode":"AP"}');
  const device = drivers.device({ ...identity, extensionInstanceName: instances.cmx });
  const payloads: string[] = [];
  for (const via of ["mqtt", "http"] as const) {
    const payload = encodeConfigurationRequest({});
    await device.send({ via, resourcePath: configurationPath(), payload, requestId: 1 });
    const response = await device.response(timing.answerMs);
    payloads.push(Buffer.from(response?.payload ?? []).toString());
  }
  await more(example);
  await example.close();
  return payloads;
}

/** Opens an example about CEX, has its endpoint carry out a command, and closes it. Resolves with the results. */
async function carryOutCommand(): Promise<readonly number[]> {
  const target = inProcessReference("deployed", { services: ["cex"] });
  const example = await openExample({ ...PARAMETERS, target }, { id: "features/sample.feature:2", services: ["cex"] });
  const { drivers, timing, instances, waiter } = example;
  const names = { tenantId: PLATFORM_TENANT, application: "kettle" };
  await drivers.tekton.createApplication(names);
  const appVersionName = await drivers.tekton.createAppVersion(names, "v1");
  await waiter.within(timing.propagationMs, new Promise(() => {}));
  const identity = { endpointId: "e-1", endpointToken: "token1", appVersionName };
  await drivers.register.register(identity.endpointId, appVersionName, identity.endpointToken);
  const device = drivers.device({ ...identity, extensionInstanceName: instances.cex });
  const sent = await drivers.commandCaller.invoke({ endpointId: "e-1", commandType: "boil", payload: { cups: 2 } });
  await device.send({
    via: "mqtt",
    resourcePath: commandPath("boil"),
    payload: encodeCommandRequest({}),
    requestId: 1,
  });
  await device.response(timing.answerMs);
  const payload = encodeResults([{ commandId: sent.commandId, statusCode: 200, reasonPhrase: null, payload: null }]);
  await device.send({ via: "mqtt", resourcePath: resultPath("boil"), payload, requestId: 2 });
  const results = await drivers.commandCaller.results(sent, timing.answerMs);
  await example.close();
  return results.map(({ statusCode }) => statusCode);
}

/** Virtual time waits for them, as they are reported to it. */
const SIGNATURES = ["HASHREQUEST", "SIGNREQUEST"];

const nothing = async () => {};

describe("an example of the fast lane", () => {
  it("leaves nothing to the machine that virtual time does not wait for", async () => {
    let payloads: string[] = [];
    const escaped = await escapedWork(async () => {
      payloads = await fetchConfigurations(nothing);
    });
    assert.deepEqual(escaped, []);
    assert.equal(payloads.length, 2);
    payloads.forEach((payload) => assert.match(payload, /"config":\{"mode":"AP"\}/));
  });

  it("leaves no more than signatures to the machine where a service turns to the platform and to a store", async () => {
    let statusCodes: readonly number[] = [];
    const escaped = await escapedWork(async () => {
      statusCodes = await carryOutCommand();
    });
    assert.deepEqual(
      escaped.filter((kind) => !SIGNATURES.includes(kind)),
      [],
    );
    assert.deepEqual(statusCodes, [200]);
  });

  it("would be caught reading a file", async () => {
    const escaped = await escapedWork(async () => {
      await fetchConfigurations(() => readFile(import.meta.filename));
    });
    assert.ok(escaped.includes("FSREQPROMISE"), escaped.join());
  });

  it("would be caught using a timer of the machine", async () => {
    const escaped = await escapedWork(async () => {
      await fetchConfigurations(async () => systemClock.schedule(1, () => {}).cancel());
    });
    assert.deepEqual(escaped, ["Timeout"]);
  });
});
