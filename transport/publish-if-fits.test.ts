import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seededRandom, VirtualTime } from "../runtime/index.ts";
import { inMemoryTransport } from "./memory/index.ts";
import { publishIfFits } from "./publish-if-fits.ts";

async function listened() {
  const time = new VirtualTime(0, seededRandom("deliveries"));
  const bus = await inMemoryTransport(time, seededRandom("transport"), time).connectBus("service");
  const heard: (readonly [number, string | undefined])[] = [];
  bus.subscribe("subject", ({ payload, replyTo }) => heard.push([payload.length, replyTo]));
  return { bus, heard, handled: () => time.within(1, new Promise(() => {})) };
}

describe("a message", () => {
  it("is sent if the bus takes it", async () => {
    const { bus, heard, handled } = await listened();
    assert.equal(publishIfFits(bus, "subject", new Uint8Array(3)), true);
    assert.equal(publishIfFits(bus, "subject", new Uint8Array(1_048_576), "reply"), true);
    await handled();
    assert.deepEqual(heard, [
      [3, undefined],
      [1_048_576, "reply"],
    ]);
  });

  it("is not sent if it is larger, and that is said", async () => {
    const { bus, heard, handled } = await listened();
    assert.equal(publishIfFits(bus, "subject", new Uint8Array(1_048_577)), false);
    await handled();
    assert.deepEqual(heard, []);
  });

  it("that the bus refuses for another reason is an error", async () => {
    const { bus } = await listened();
    assert.throws(() => publishIfFits(bus, "sub ject", new Uint8Array()), { code: "INVALID_SUBJECT" });
    await bus.close();
    assert.throws(() => publishIfFits(bus, "subject", new Uint8Array()), { code: "BUS_CLOSED" });
  });
});
