import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withCommunicationService } from "./test-world.ts";

const BASE = "kp1/kettle-v1/cmx/t1/config/json";

describe("the communication service as to appversions and extensions", () => {
  const cases: readonly (readonly [string, Parameters<typeof withCommunicationService>[1], number, RegExp])[] = [
    ["an appversion that it does not know", { unknownAppVersions: "refuse" }, 404, /no appversion .*kettle-v1/],
    [
      "an extension that the appversion may not use",
      { appVersions: { "kettle-v1": { allowedExtensionInstances: ["deaf"] } } },
      403,
      /may not use .*cmx/,
    ],
  ];
  for (const [what, settings, statusCode, reason] of cases) {
    it(`refuses ${what}, over MQTT and HTTP`, () =>
      withCommunicationService(async ({ client, post, clientData }) => {
        const device = await client("c");
        await device.publish(BASE, "{}");
        const [[topic, payload] = ["", ""]] = device.messages();
        assert.equal(topic, `${BASE}/error`);
        assert.match(payload, new RegExp(`^\\{"statusCode":${statusCode},`));
        assert.match(payload, reason);
        const refused = await post(`/${BASE}`, "{}");
        assert.deepEqual([refused.status, await refused.text()], [statusCode, payload]);
        assert.equal(clientData.length, 0);
      }, settings));
  }

  it("takes appversions with rules, and those without unless told otherwise", async () => {
    const taken = (settings: Parameters<typeof withCommunicationService>[1]) =>
      withCommunicationService(async ({ client, clientData }) => {
        await (await client("c")).publish(BASE, "{}");
        assert.equal(clientData.length, 1);
      }, settings);
    await taken({ unknownAppVersions: "refuse", appVersions: { "kettle-v1": {} } });
    await taken({ appVersions: { "kettle-v2": { allowedExtensionInstances: [] } } });
  });

  it("has rules changed while it runs", () =>
    withCommunicationService(async ({ client, clientData, control }) => {
      const rules = { allowedExtensionInstances: [] };
      const path = "/control/app-versions/kettle-v1";
      assert.deepEqual(await control("PUT", path, rules), { status: 200, body: rules });
      assert.deepEqual(await control("GET", path), { status: 200, body: rules });
      const device = await client("c");
      await device.publish(BASE, "{}");
      assert.equal(clientData.length, 0);
      assert.equal((await control("DELETE", path)).status, 200);
      assert.equal((await control("DELETE", path)).status, 404);
      await device.publish(BASE, "{}");
      assert.equal(clientData.length, 1);
      assert.equal((await control("PUT", path, { allowed: [] })).status, 400);
    }));
});

describe("the communication service as to sessions with a replica of an extension", () => {
  const AFFINE = "kaa.v1.replica.cmx-7.esp.ClientData";

  it("sends the endpoint's further messages to the replica that asked for them", () =>
    withCommunicationService(async ({ client, bus, clientData, settle, answer }) => {
      const taken: string[] = [];
      bus.subscribe(AFFINE, ({ subject }) => taken.push(subject));
      await bus.flush();
      const device = await client("c");
      await device.publish(BASE, "{}");
      await answer(clientData[0], { payload: Buffer.from("1") }, "kaa.v1.replica.cmx-7.esp.AnythingElse");
      await device.publish(BASE, "{}");
      await device.publish("kp1/kettle-v1/cmx/t2/config/json", "{}");
      await settle();
      assert.deepEqual([taken, clientData.map(({ endpointId }) => endpointId)], [[AFFINE], ["e-1", "e-2"]]);
    }));

  it("keeps to the instance where no replica is named, and returns to it when the replica is gone", () =>
    withCommunicationService(async ({ client, clientData, answer }) => {
      const device = await client("c");
      await device.publish(BASE, "{}");
      await answer(clientData[0], {}, "_INBOX.somebody");
      await device.publish(BASE, "{}");
      await answer(clientData[1], {}, AFFINE);
      await device.publish(BASE, "lost");
      await device.publish(BASE, "{}");
      assert.equal(clientData.length, 3);
    }));
});
