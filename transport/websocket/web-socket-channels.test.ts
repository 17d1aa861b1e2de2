import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { WebSocket } from "ws";
import { clockWaiter, systemClock } from "../../runtime/index.ts";
import type { ChannelListener } from "../byte-channel.ts";
import { byteChannelContract } from "../contract/index.ts";
import { webSocketChannels } from "./web-socket-channels.ts";

const PATIENCE_MS = 10_000;

byteChannelContract("byte channels over WebSockets", async () => ({
  channels: webSocketChannels,
  waiter: clockWaiter(systemClock),
}));

async function bounded<T>(promise: Promise<T>): Promise<T> {
  const waited = await clockWaiter(systemClock).within(PATIENCE_MS, promise);
  assert.ok(waited.settled, `nothing happened within ${PATIENCE_MS} ms`);
  return waited.value;
}

/** Resolves with the subprotocol, or with what the server says against it. */
function handshake(url: string, subprotocols: readonly string[]): Promise<string> {
  const socket = new WebSocket(url, [...subprotocols]);
  return new Promise((resolve) => {
    socket.once("open", () => {
      resolve(`open ${socket.protocol}`);
      socket.terminate();
    });
    socket.once("error", (error) => resolve(error.message));
  });
}

describe("a WebSocket listener", () => {
  let listener: ChannelListener;
  const chunks: string[] = [];
  before(async () => {
    listener = await webSocketChannels.listen("test", 0, (channel) => {
      channel.onData((chunk) => chunks.push(Buffer.from(chunk).toString()));
    });
  });
  after(() => listener.close());

  it("is on the loopback interface and says its port and path", () => {
    assert.match(listener.address, /^ws:\/\/127\.0\.0\.1:[1-9]\d*\/ws$/);
  });

  it("agrees on the subprotocol mqtt, and on no other", async () => {
    assert.equal(await bounded(handshake(listener.address, ["other", "mqtt"])), "open mqtt");
    assert.match(await bounded(handshake(listener.address, ["other"])), /400/);
    assert.match(await bounded(handshake(listener.address, [])), /400/);
  });

  it("takes connections on its path only, and no plain request", async () => {
    assert.match(await bounded(handshake(listener.address.replace("/ws", "/other"), ["mqtt"])), /400/);
    const plain = await bounded(fetch(listener.address.replace("ws:", "http:")));
    assert.equal(plain.status, 426);
    assert.match(await plain.text(), /WebSocket/);
  });

  it("closes a connection that sends text", async () => {
    const socket = new WebSocket(listener.address, ["mqtt"]);
    const closed = new Promise<number>((resolve) => socket.once("close", resolve));
    socket.once("open", () => socket.send("no bytes"));
    assert.equal(await bounded(closed), 1003);
    assert.deepEqual(chunks, []);
  });
});

describe("the address of a WebSocket", () => {
  for (const address of ["", "memory://x", "tcp://127.0.0.1:1", "127.0.0.1:1883"]) {
    it(`'${address}' is refused`, async () => {
      await assert.rejects(webSocketChannels.connect(address), { code: "INVALID_ADDRESS" });
    });
  }
});
