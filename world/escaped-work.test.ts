import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { inProcessReference } from "../conformance/targets/index.ts";
import { configurationPath, encodeConfigurationRequest } from "../protocol/cmp/index.ts";
import { escapedWork, systemClock } from "../runtime/index.ts";
import { type OpenExample, openExample } from "./index.ts";

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
