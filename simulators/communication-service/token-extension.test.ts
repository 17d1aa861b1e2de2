import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withCommunicationService } from "./test-world.ts";

const TOPIC = "kp1/kettle-v1/bcx/t1/token";
const TOKEN = '{"token":"t1"}';

describe("the extension that tells clients their token", () => {
  it("answers with the token of the request, with or without request id, over MQTT and HTTP", () =>
    withCommunicationService(
      async ({ client, post, settle }) => {
        const device = await client("c");
        await device.publish(`${TOPIC}/1`, "");
        await device.publish(TOPIC, "");
        await settle();
        assert.deepEqual(device.messages(), [
          [`${TOPIC}/1/status`, TOKEN, 0],
          [`${TOPIC}/status`, TOKEN, 0],
        ]);
        const posting = post(`/${TOPIC}`, "");
        await settle();
        const response = await posting;
        assert.deepEqual([response.status, await response.text()], [200, TOKEN]);
      },
      { tokenExtensionInstanceName: "bcx" },
    ));

  it("answers once, though there are several replicas", () =>
    withCommunicationService(
      async ({ client, sibling, settle }) => {
        await sibling("kpc-2");
        const device = await client("c");
        await device.publish(`${TOPIC}/1`, "");
        await settle();
        assert.equal(device.messages().length, 1);
      },
      { tokenExtensionInstanceName: "bcx" },
    ));

  it("has no other resource", () =>
    withCommunicationService(
      async ({ client, settle }) => {
        const device = await client("c");
        await device.publish("kp1/kettle-v1/bcx/t1/other/1", "");
        await settle();
        const [[topic, payload] = ["", ""]] = device.messages();
        assert.equal(topic, "kp1/kettle-v1/bcx/t1/other/1/error");
        assert.match(payload, /^\{"statusCode":404,/);
      },
      { tokenExtensionInstanceName: "bcx" },
    ));

  it("does not exist unless it is named", () =>
    withCommunicationService(async ({ client }) => {
      const device = await client("c");
      await device.publish(`${TOPIC}/1`, "");
      assert.match(device.messages()[0]?.[1] ?? "", /^\{"statusCode":404,"reasonPhrase":"no extension instance/);
    }));
});
