import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, silentLogger, VirtualTime } from "../../runtime/index.ts";
import { BreakableConnection, inMemoryTransport } from "../../transport/index.ts";
import { CatchingUpAnnouncer } from "./catching-up-announcer.ts";

const NOTHING_TO_SEND = 0;

async function announcing() {
  const time = new VirtualTime(0, seededRandom("deliveries"));
  const transport = inMemoryTransport(time, seededRandom("transport"), time);
  const line = new BreakableConnection();
  const bus = line.around(await transport.connectBus("announcer"));
  const heard: number[] = [];
  const missed: number[] = [];
  const logged: string[] = [];
  (await transport.connectBus("listener")).subscribe("announced", ({ payload }) => heard.push(...payload));
  const announcer = new CatchingUpAnnouncer<number>({
    bus,
    logger: { ...silentLogger, error: (message, fields) => logged.push(`${message}: ${fields?.["problem"]}`) },
    publish(announcement) {
      bus.publish("announced", Uint8Array.of(announcement));
      return announcement !== NOTHING_TO_SEND;
    },
    miss: (announcement) => missed.push(announcement),
    takeMissed: () => missed.splice(0),
  });
  return {
    announcer,
    bus,
    line,
    missed,
    logged,
    /** What was heard since the last call. */
    heard: async () => {
      await time.within(1, new Promise(() => {}));
      return heard.splice(0);
    },
  };
}

describe("an announcer that catches up", () => {
  it("announces at once while the connection holds, and misses nothing", async () => {
    const { announcer, heard, missed, line } = await announcing();
    await announcer.announce([1, 2]);
    assert.deepEqual(await heard(), [1, 2]);
    line.restore();
    assert.deepEqual([await heard(), missed], [[], []]);
  });

  for (const known of [true, false]) {
    it(`announces afterwards what it could not, the break being ${known ? "known" : "noticed only then"}`, async () => {
      const { announcer, heard, missed, line } = await announcing();
      line.break();
      if (known) {
        line.tell("disconnected");
      }
      await announcer.announce([1, 2]);
      await announcer.announce([3]);
      assert.deepEqual([await heard(), missed], [[], [1, 2, 3]]);
      line.restore();
      assert.deepEqual([await heard(), missed], [[1, 2, 3], []]);
      line.restore();
      assert.deepEqual(await heard(), []);
      await announcer.announce([4]);
      assert.deepEqual(await heard(), [4]);
    });
  }

  it("does not publish while it knows of the break", async () => {
    const { announcer, heard, missed, line } = await announcing();
    line.tell("disconnected");
    await announcer.announce([1]);
    assert.deepEqual([await heard(), missed], [[], [1]]);
  });

  it("misses nothing of what there was nothing to send for", async () => {
    const { announcer, missed, line } = await announcing();
    line.break();
    await announcer.announce([NOTHING_TO_SEND, 1]);
    assert.deepEqual(missed, [1]);
  });

  it("announces it the next time if the connection breaks again while it catches up", async () => {
    const { announcer, heard, missed, line } = await announcing();
    line.break();
    line.tell("disconnected");
    await announcer.announce([1]);
    line.tell("reconnected");
    assert.deepEqual([await heard(), missed], [[], [1]]);
    line.restore();
    assert.deepEqual(await heard(), [1]);
  });

  it("no longer catches up once it is closed", async () => {
    const { announcer, heard, missed, line } = await announcing();
    line.break();
    await announcer.announce([1]);
    announcer.close();
    line.restore();
    assert.deepEqual([await heard(), missed], [[], [1]]);
  });

  it("fails as the bus does for another reason, and logs that where nobody waits for it", async () => {
    const { announcer, bus, heard, missed, logged, line } = await announcing();
    await bus.close();
    await assert.rejects(announcer.announce([]), { code: "BUS_CLOSED" });
    assert.deepEqual([missed, logged], [[], []]);
    line.restore();
    await heard();
    assert.equal(logged.length, 1);
    assert.match(logged[0] ?? "", /^could not announce what was missed: .*'announcer' is closed/);
  });
});
