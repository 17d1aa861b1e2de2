import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extensionDataSubject } from "../../protocol/esp/index.ts";
import { withCommunicationService } from "./test-world.ts";

const TOPIC = "kp1/kettle-v1/cmx/t1/config/json";
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

describe("the communication service as to pushes", () => {
  const PUSH = `${TOPIC}/status`;

  it("delivers to the connection that last published with the token", () =>
    withCommunicationService(async ({ client, push }) => {
      const [older, newer] = [await client("older"), await client("newer")];
      await older.publish(TOPIC, "{}");
      await push({ payload: json(1) });
      await newer.publish(TOPIC, "{}");
      await push({ payload: json(2) });
      assert.deepEqual([older.messages(), newer.messages()], [[[PUSH, "1", 0]], [[PUSH, "2", 0]]]);
    }));

  it("delivers to every matching subscription as well, once to each connection", () =>
    withCommunicationService(async ({ client, push }) => {
      const owner = await client("owner");
      await owner.subscribe(`${TOPIC}/+`, "kp1/kettle-v1/+/t1/#");
      await owner.publish(TOPIC, "{}");
      const watcher = await client("watcher");
      await watcher.subscribe("kp1/#");
      const other = await client("other");
      await other.subscribe("kp1/kettle-v1/cmx/t2/#");
      owner.received.length = 0;
      await push({ payload: json(1) });
      assert.deepEqual(
        [owner.messages(), watcher.messages(), other.messages()],
        [[[PUSH, "1", 0]], [[PUSH, "1", 0]], []],
      );
    }));

  it("takes what is for its instance whatever other replicas take", () =>
    withCommunicationService(async ({ client, transport, push }) => {
      const sibling = await transport.connectBus("kpc-2");
      let takenBySibling = 0;
      const take = () => {
        takenBySibling += 1;
      };
      sibling.subscribe(extensionDataSubject("kpc"), take, { queueGroup: "kpc" });
      await sibling.flush();
      const owner = await client("owner");
      await owner.publish(TOPIC, "{}");
      for (let count = 0; count < 10; count += 1) {
        await push({ payload: json(count) });
      }
      assert.deepEqual([owner.messages().length, takenBySibling], [10, 10]);
    }));

  it("grants a subscriber no more than it asked for, and its owner the quality of the request", () =>
    withCommunicationService(async ({ client, clientData, answer }) => {
      const [owner, watcher] = [await client("owner"), await client("watcher")];
      await owner.subscribe("kp1/#");
      await watcher.subscribe("kp1/#");
      await owner.publish(`${TOPIC}/1`, "{}", 1);
      await answer(clientData[0], { payload: json(1) });
      assert.deepEqual(owner.messages(), [[`${TOPIC}/1/status`, "1", 1]]);
      assert.deepEqual(watcher.messages(), [[`${TOPIC}/1/status`, "1", 0]]);
    }));

  it("delivers no more to a connection that has ended, and counts what reaches nobody", () =>
    withCommunicationService(async ({ client, push, settle, counter }) => {
      const gone = await client("gone");
      await gone.publish(TOPIC, "{}");
      gone.cut();
      await settle();
      await push({ payload: json(1) });
      await push({ payload: json(1), endpointId: "e-unheard-of" });
      assert.equal(await counter("undeliverableExtensionData"), 2);
    }));

  it("knows an endpoint by its subscription, if told so", async () => {
    const pushes = (identifyOn: "publish" | "publishOrSubscribe", expected: readonly unknown[]) =>
      withCommunicationService(
        async ({ client, push }) => {
          const subscriber = await client("c");
          await subscriber.subscribe(`${TOPIC}/+`);
          await push({ payload: json(1) });
          assert.deepEqual(subscriber.messages(), expected);
        },
        { identifyOn },
      );
    await pushes("publishOrSubscribe", [[PUSH, "1", 0]]);
    await pushes("publish", []);
  });

  it("treats the answer to a request without request id as told", async () => {
    type Setting = "dropEmpty" | "drop" | "deliver";
    const seen = (responseWithoutRequestId: Setting, expected: readonly string[]) =>
      withCommunicationService(
        async ({ client, clientData, answer, push, counter }) => {
          const sender = await client("c");
          await sender.publish(TOPIC, "{}");
          await answer(clientData[0], {});
          await answer(clientData[0], { payload: json("answer") });
          await push({ payload: json("push") });
          await answer(clientData[0], { statusCode: 500, reasonPhrase: "Broken" });
          const payloads = sender.messages().map(([, payload]) => payload);
          assert.deepEqual(payloads, [...expected, '"push"', '{"statusCode":500,"reasonPhrase":"Broken"}']);
          assert.equal(await counter("droppedResponsesWithoutRequestId"), 2 - expected.length);
        },
        { responseWithoutRequestId },
      );
    await seen("dropEmpty", ['"answer"']);
    await seen("drop", []);
    await seen("deliver", ["", '"answer"']);
  });

  it("drops and counts what it cannot read or use", () =>
    withCommunicationService(async ({ client, bus, push, settle, counter }) => {
      await (await client("c")).publish(TOPIC, "{}");
      bus.publish(extensionDataSubject("kpc"), Buffer.from("no Avro"));
      await settle();
      await push({ resourcePath: "no/leading/slash", payload: json(1) });
      await push({ resourcePath: "/wild/+", payload: json(1) });
      await push({ extensionInstanceName: null, payload: json(1) });
      assert.deepEqual([await counter("unreadableExtensionData"), await counter("unusableExtensionData")], [1, 3]);
    }));

  it("counts the bus's notice that an extension does not listen", () =>
    withCommunicationService(async ({ client, counter }) => {
      await (await client("c")).publish("kp1/kettle-v1/deaf/t1/config/json", "{}");
      assert.equal(await counter("clientDataWithoutResponders"), 1);
    }));
});
