import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clockWaiter, systemClock } from "../../runtime/index.ts";
import { byteChannelContract } from "../contract/index.ts";
import { tcpChannels } from "./tcp-channels.ts";

byteChannelContract("byte channels over TCP", async () => ({
  channels: tcpChannels,
  waiter: clockWaiter(systemClock),
}));

describe("a TCP listener", () => {
  it("is on the loopback interface and says its port", async () => {
    const listener = await tcpChannels.listen("test", 0, () => {});
    assert.match(listener.address, /^tcp:\/\/127\.0\.0\.1:[1-9]\d*$/);
    await listener.close();
  });
});

describe("a TCP address", () => {
  for (const address of ["", "memory://x", "tcp://127.0.0.1", "127.0.0.1:1883"]) {
    it(`'${address}' is refused`, async () => {
      await assert.rejects(tcpChannels.connect(address), { code: "INVALID_ADDRESS" });
    });
  }
});
