import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { NameIn } from "./configuration-name.ts";
import { withCommunicationService } from "./test-world.ts";

const BASE = "kp1/kettle-v1/cmx/t1/config/json";
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

describe("the communication service as to named configurations", () => {
  const forms: readonly (readonly [NameIn | undefined, string, string | null])[] = [
    [undefined, "/config/json/network", null],
    ["path", "/config/json/network", null],
    ["configName", "/config/json", "network"],
    ["both", "/config/json/network", "network"],
  ];
  for (const [nameIn, resourcePath, configName] of forms) {
    it(`has the name in ClientData as told: ${nameIn ?? "not at all"}`, () =>
      withCommunicationService(
        async ({ client, clientData, answer }) => {
          const device = await client("c");
          await device.publish(`${BASE}/network/42`, "{}");
          assert.deepEqual([clientData[0]?.resourcePath, clientData[0]?.configName], [resourcePath, configName]);
          await answer(clientData[0], { payload: json(1) });
          assert.deepEqual(device.messages(), [[`${BASE}/network/42/status`, "1", 0]]);
          await device.publish(`${BASE}/43`, "{}");
          assert.deepEqual([clientData[1]?.resourcePath, clientData[1]?.configName], ["/config/json", null]);
        },
        nameIn === undefined ? {} : { nameIn },
      ));
  }

  it("leaves paths alone that are none of configurations", () =>
    withCommunicationService(
      async ({ client, clientData }) => {
        const device = await client("c");
        await device.publish("kp1/kettle-v1/cmx/t1/config/json/a/b", "{}");
        await device.publish("kp1/kettle-v1/cmx/t1/applied/json/network", "{}");
        assert.deepEqual(
          clientData.map(({ resourcePath, configName }) => [resourcePath, configName]),
          [
            ["/config/json/a/b", null],
            ["/applied/json", "network"],
          ],
        );
      },
      { nameIn: "configName" },
    ));

  it("does not start where the schema set has no field for the name", () =>
    assert.rejects(
      withCommunicationService(async () => {}, { nameIn: "configName", avroSchemaSet: "2020-05" }),
      RangeError,
    ));
});

describe("the communication service as to devices of 2019", () => {
  it("sends configurations on the bare topic as well, for the appversions that are named", async () => {
    const seen = (appVersions: object, expected: readonly string[]) =>
      withCommunicationService(
        async ({ client, clientData, answer, push }) => {
          const device = await client("c");
          await device.publish(`${BASE}/42`, "{}");
          await answer(clientData[0], { payload: json("answer") });
          await answer(clientData[0], { statusCode: 404 });
          await push({ payload: json("push") });
          await push({ resourcePath: "/config/json/network", payload: json("named") });
          const bare = device.messages().filter(([topic]) => topic === BASE);
          assert.deepEqual(
            bare.map(([, payload]) => payload),
            expected,
          );
        },
        { appVersions: { ...appVersions } },
      );
    await seen({ "kettle-v1": { legacyBareTopic: true } }, ['"answer"', '"push"']);
    await seen({ "kettle-v2": { legacyBareTopic: true } }, []);
  });
});
