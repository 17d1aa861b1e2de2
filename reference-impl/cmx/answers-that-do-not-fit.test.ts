import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type MessageBus, TransportError } from "../../transport/index.ts";
import { startCmx } from "./index.ts";
import { clientData, ENVIRONMENT, SampleWorld } from "./sample-world.ts";

const BUS_BYTES_MAX = 1_048_576;

async function started() {
  const world = await SampleWorld.open();
  await world.settled(startCmx(world.ports, ENVIRONMENT));
  await world.pass(1);
  return world;
}

describe("an answer that the bus refuses", () => {
  /** A bus that takes no more than 250 bytes of payload, and no wildcards in a subject. */
  function narrowBus(bus: MessageBus): MessageBus {
    return {
      publish: (subject, payload, replyTo) => {
        if (subject.includes("*")) {
          throw new TransportError("INVALID_SUBJECT", subject);
        }
        if (payload.length > 250) {
          throw new TransportError("PAYLOAD_TOO_LARGE", `${payload.length} bytes`);
        }
        bus.publish(subject, payload, replyTo);
      },
      subscribe: (subject, handler, options) => bus.subscribe(subject, handler, options),
      request: (subject, payload, timeoutMs) => bus.request(subject, payload, timeoutMs),
      flush: () => bus.flush(),
      onStatus: (listener) => bus.onStatus(listener),
      close: () => bus.close(),
    };
  }

  async function startedOnNarrowBus() {
    const world = await SampleWorld.open();
    await world.settled(startCmx({ ...world.ports, bus: narrowBus(world.ports.bus) }, ENVIRONMENT));
    await world.pass(1);
    return world;
  }

  it("becomes an error if it is too large", async () => {
    const world = await startedOnNarrowBus();
    await world.send(clientData());
    await world.respond(world.requests[0], { content: Buffer.from(JSON.stringify("x".repeat(300))) });
    assert.deepEqual(
      world.answers.map(({ answer }) => [answer.statusCode, answer.reasonPhrase]),
      [[500, "The answer is too large for the message bus"]],
    );
  });

  it("quotes no more of a request than the bus takes", async () => {
    const world = await started();
    await world.send(clientData({ resourcePath: `/${"x".repeat(800_000)}` }));
    assert.equal(world.answers[0]?.answer.statusCode, 404);
    assert.equal(world.answers[0].answer.reasonPhrase?.length, 500);
  });

  it("is dropped if what it repeats of the request is too large, and the service goes on", async () => {
    const world = await started();
    await world.send(clientData({ correlationId: "x".repeat(BUS_BYTES_MAX - 60), resourcePath: "/nowhere" }));
    assert.deepEqual(world.answers, []);
    assert.ok(world.log.some((line) => line.startsWith("warn: answer dropped: what it repeats")));
    await world.send(clientData({ resourcePath: "/nowhere" }));
    assert.equal(world.answers.length, 1);
  });

  it("becomes an error if the request to the provider is too large", async () => {
    const world = await started();
    const first = clientData({ correlationId: "c" });
    await world.send(first);
    // A second request of the same correlation identifier gets another one, which is longer.
    const payload = Buffer.from(JSON.stringify({ configId: "x".repeat(BUS_BYTES_MAX - 62) }));
    await world.send({ ...first, payload, resourcePath: "/config/json" });
    assert.deepEqual(
      world.answers.map(({ answer }) => [answer.statusCode, answer.reasonPhrase]),
      [[413, "The request is too large for the message bus"]],
    );
  });

  it("for another reason is not passed over", async () => {
    const world = await SampleWorld.open();
    await world.settled(startCmx(world.ports, ENVIRONMENT));
    await world.pass(1);
    world.ports.bus.publish = () => {
      throw new TransportError("BUS_CLOSED", "closed");
    };
    await assert.rejects(world.send(clientData({ resourcePath: "/nowhere" })), { code: "BUS_CLOSED" });
  });

  it("is dropped if its reply subject is not one, and the service goes on", async () => {
    const world = await startedOnNarrowBus();
    await world.send(clientData({ resourcePath: "/nowhere" }), "kaa.v1.replica.*.esp.ExtensionData");
    await world.send(clientData({ resourcePath: "/nowhere", correlationId: "c-2" }));
    assert.deepEqual(
      world.answers.map(({ answer }) => answer.correlationId),
      ["c-2"],
    );
  });
});
