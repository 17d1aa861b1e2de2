import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime } from "../../runtime/index.ts";
import { inMemoryTransport } from "../../transport/index.ts";
import { type ClientTraffic, Recorder } from "./index.ts";

const BEGINNING_MS = 1_000;
const REQUEST: ClientTraffic = {
  transport: "mqtt",
  direction: "fromClient",
  connection: "c-1",
  path: "kp1/a",
  payload: Uint8Array.of(1),
  qos: 0,
};

async function listening() {
  const time = new VirtualTime(BEGINNING_MS, seededRandom("deliveries"));
  const transport = inMemoryTransport(time, seededRandom("transport"), time);
  const recorder = new Recorder(time);
  await recorder.listen(await transport.connectBus("recorder"));
  const bus = await transport.connectBus("sender");
  const pass = (ms: number) => time.within(ms, new Promise(() => {}));
  return { time, recorder, bus, pass };
}

describe("the recorder", () => {
  it("takes down everything on the bus in the order of arrival, with its own time", async () => {
    const { recorder, bus, pass } = await listening();
    bus.publish("a.b", Uint8Array.of(1), "reply.here");
    await pass(5);
    bus.publish("kaa.v1.x", Uint8Array.of(2));
    await pass(5);
    assert.deepEqual(recorder.recording(), {
      closedAtMs: BEGINNING_MS + 10,
      messages: [
        {
          sequence: 1,
          atMs: BEGINNING_MS,
          transport: "nats",
          direction: "bus",
          path: "a.b",
          replyTo: "reply.here",
          payload: Uint8Array.of(1),
        },
        {
          sequence: 2,
          atMs: BEGINNING_MS + 5,
          transport: "nats",
          direction: "bus",
          path: "kaa.v1.x",
          payload: Uint8Array.of(2),
        },
      ],
    });
  });

  it("takes down what passes between clients and the communication service", async () => {
    const { recorder } = await listening();
    const { qos: _qos, ...around } = REQUEST;
    recorder.takeClientTraffic(REQUEST);
    recorder.takeClientTraffic({ ...around, transport: "http", direction: "toClient", status: 404 });
    const seen = { atMs: BEGINNING_MS, connection: "c-1", path: "kp1/a", payload: Uint8Array.of(1) };
    assert.deepEqual(recorder.recording().messages, [
      { ...seen, sequence: 1, transport: "mqtt", direction: "fromClient", qualityOfService: 0 },
      { ...seen, sequence: 2, transport: "http", direction: "toClient", statusCode: 404 },
    ]);
  });

  it("gives a recording that does not grow any more", async () => {
    const { recorder } = await listening();
    const before = recorder.recording();
    recorder.takeClientTraffic(REQUEST);
    assert.equal(before.messages.length, 0);
  });

  it("refuses to grow without bound, and says what to do", async () => {
    const { recorder } = await listening();
    for (let count = 0; count < 500_000; count += 1) {
      recorder.takeClientTraffic(REQUEST);
    }
    assert.throws(() => recorder.takeClientTraffic(REQUEST), {
      message: "the recording is full after 500000 messages; select fewer examples with --tags",
    });
  });
});

describe("messages that are injected", () => {
  /** Which of the recorded messages are marked. */
  const marks = (recorder: Recorder) => recorder.recording().messages.map(({ injected }) => injected ?? false);

  it("are marked, and no others: not the same bytes elsewhere, other bytes, or the same once more", async () => {
    const { recorder, bus, pass } = await listening();
    recorder.expectInjected("a", Uint8Array.of(1));
    bus.publish("b", Uint8Array.of(1));
    bus.publish("a", Uint8Array.of(2));
    bus.publish("a", Uint8Array.of(1));
    bus.publish("a", Uint8Array.of(1));
    await pass(1);
    assert.deepEqual(marks(recorder), [false, false, true, false]);
  });

  it("are all marked if the same one is injected several times", async () => {
    const { recorder, bus, pass } = await listening();
    recorder.expectInjected("a", Uint8Array.of(1));
    recorder.expectInjected("a", Uint8Array.of(1));
    for (let count = 0; count < 3; count += 1) {
      bus.publish("a", Uint8Array.of(1));
    }
    await pass(1);
    assert.deepEqual(marks(recorder), [true, true, false]);
  });
});

describe("watching for a message", () => {
  const isOnB = ({ path }: { readonly path: string }) => path === "b";

  it("finds the first one that was seen already", async () => {
    const { recorder, bus, pass } = await listening();
    ["a", "b", "b"].forEach((subject) => bus.publish(subject, new Uint8Array()));
    await pass(1);
    assert.equal((await recorder.watch(isOnB).found).sequence, 2);
  });

  it("finds the first one that is still to come, for everybody who watches", async () => {
    const { time, recorder, bus } = await listening();
    const both = Promise.all([recorder.watch(isOnB).found, recorder.watch(isOnB).found]);
    ["a", "b", "b"].forEach((subject) => bus.publish(subject, new Uint8Array()));
    const found = await time.within(1, both);
    assert.deepEqual(found.settled ? found.value.map(({ sequence }) => sequence) : undefined, [2, 2]);
  });

  it("finds nothing once it was called off", async () => {
    const { time, recorder, bus } = await listening();
    const watch = recorder.watch(isOnB);
    watch.cancel();
    bus.publish("b", new Uint8Array());
    assert.equal((await time.within(1, watch.found)).settled, false);
  });
});
