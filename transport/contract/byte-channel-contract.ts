import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import type { Waiter } from "../../runtime/index.ts";
import type { ByteChannel, ChannelListener, ChannelTransport } from "../byte-channel.ts";

/** A channel transport to be examined. */
export interface ChannelsUnderTest {
  readonly channels: ChannelTransport;
  readonly waiter: Waiter;
}

const PATIENCE_MS = 10_000;

/** A channel with everything that came over it. */
class Observed {
  readonly channel: ByteChannel;
  readonly closed: Promise<void>;
  closings = 0;
  bytes = Buffer.alloc(0);
  #watch = (): void => {};

  constructor(channel: ByteChannel) {
    this.channel = channel;
    channel.onData((chunk) => {
      this.bytes = Buffer.concat([this.bytes, chunk]);
      this.#watch();
    });
    this.closed = new Promise((resolve) =>
      channel.onClose(() => {
        this.closings += 1;
        resolve();
      }),
    );
  }

  has(length: number): Promise<void> {
    return new Promise((resolve) => {
      this.#watch = () => (this.bytes.length >= length ? resolve() : undefined);
      this.#watch();
    });
  }
}

class ChannelTestBed {
  #parts: ChannelsUnderTest | undefined;
  #listeners: ChannelListener[] = [];
  #names = 0;

  async start(start: () => Promise<ChannelsUnderTest>): Promise<void> {
    this.#parts = await start();
  }

  get parts(): ChannelsUnderTest {
    assert.ok(this.#parts !== undefined);
    return this.#parts;
  }

  async settled<T>(promise: Promise<T>): Promise<T> {
    const waited = await this.parts.waiter.within(PATIENCE_MS, promise);
    assert.ok(waited.settled, "nothing came of it");
    return waited.value;
  }

  async listen(onChannel: (channel: ByteChannel) => void): Promise<ChannelListener> {
    this.#names += 1;
    const listener = await this.parts.channels.listen(`listener-${this.#names}`, 0, onChannel);
    this.#listeners.push(listener);
    return listener;
  }

  async pair(): Promise<{ client: Observed; server: Observed; listener: ChannelListener }> {
    let accept: (server: Observed) => void = () => {};
    const accepted = new Promise<Observed>((resolve) => {
      accept = resolve;
    });
    const listener = await this.listen((channel) => accept(new Observed(channel)));
    const connected = this.parts.channels.connect(listener.address).then((channel) => new Observed(channel));
    const [client, server] = await this.settled(Promise.all([connected, accepted]));
    return { client, server, listener };
  }

  async closeListeners(): Promise<void> {
    const listeners = this.#listeners;
    this.#listeners = [];
    await this.settled(Promise.all(listeners.map((listener) => listener.close())));
  }
}

/** Registers the tests that every `ChannelTransport` passes. */
export function byteChannelContract(name: string, start: () => Promise<ChannelsUnderTest>): void {
  describe(name, () => {
    const bed = new ChannelTestBed();
    before(() => bed.start(start));
    afterEach(() => bed.closeListeners());
    after(() => bed.closeListeners());
    dataRules(bed);
    endingRules(bed);
    addressRules(bed);
  });
}

function dataRules(bed: ChannelTestBed): void {
  it("brings bytes both ways in order", async () => {
    const { client, server } = await bed.pair();
    for (let value = 0; value < 256; value += 1) {
      client.channel.write(Uint8Array.of(value));
      server.channel.write(Uint8Array.of(255 - value));
    }
    await bed.settled(Promise.all([client.has(256), server.has(256)]));
    assert.deepEqual([...server.bytes], [...Array(256).keys()]);
    assert.deepEqual([...client.bytes], [...Array(256).keys()].toReversed());
  });

  it("brings a megabyte whole", async () => {
    const { client, server } = await bed.pair();
    const sent = Buffer.from(Uint8Array.from({ length: 1_048_576 }, (_, index) => index % 253));
    client.channel.write(sent);
    await bed.settled(server.has(sent.length));
    assert.ok(server.bytes.equals(sent));
  });

  it("brings what the server sends at once", async () => {
    const listener = await bed.listen((channel) => {
      channel.onData(() => {});
      channel.write(Buffer.from("welcome"));
    });
    const connected = bed.parts.channels.connect(listener.address).then((channel) => new Observed(channel));
    const client = await bed.settled(connected);
    await bed.settled(client.has(7));
    assert.equal(client.bytes.toString(), "welcome");
  });

  it("keeps the connections of one listener apart", async () => {
    const servers: Observed[] = [];
    const listener = await bed.listen((channel) => {
      const server = new Observed(channel);
      servers.push(server);
      channel.write(Uint8Array.of(servers.length));
    });
    const connect = () => bed.parts.channels.connect(listener.address).then((channel) => new Observed(channel));
    const clients = await bed.settled(Promise.all([connect(), connect()]));
    await bed.settled(Promise.all(clients.map((client) => client.has(1))));
    assert.deepEqual(
      clients.map((client) => client.bytes[0] ?? 0).toSorted((a, b) => a - b),
      [1, 2],
    );
  });
}

function endingRules(bed: ChannelTestBed): void {
  it("close sends what was written, and both sides are told once", async () => {
    const { client, server } = await bed.pair();
    client.channel.write(Buffer.alloc(300_000, 7));
    client.channel.close();
    await bed.settled(Promise.all([client.closed, server.closed]));
    assert.equal(server.bytes.length, 300_000);
    client.channel.destroy();
    server.channel.close();
    assert.deepEqual([client.closings, server.closings], [1, 1]);
  });

  it("closes when both sides close at the same time", async () => {
    const { client, server } = await bed.pair();
    client.channel.close();
    server.channel.close();
    await bed.settled(Promise.all([client.closed, server.closed]));
    assert.deepEqual([client.closings, server.closings], [1, 1]);
  });

  it("closing and breaking a channel in one breath ends both sides", async () => {
    const { client, server } = await bed.pair();
    client.channel.close();
    client.channel.destroy();
    await bed.settled(Promise.all([client.closed, server.closed]));
    assert.deepEqual([client.closings, server.closings], [1, 1]);
  });

  it("destroy breaks both sides and nothing comes any more", async () => {
    const { client, server } = await bed.pair();
    client.channel.destroy();
    server.channel.write(Buffer.from("unheard"));
    await bed.settled(Promise.all([client.closed, server.closed]));
    assert.equal(client.bytes.length, 0);
    assert.deepEqual([client.closings, server.closings], [1, 1]);
  });

  it("ignores what is written to a closed channel", async () => {
    const { client, server } = await bed.pair();
    client.channel.close();
    client.channel.write(Buffer.from("too late"));
    await bed.settled(Promise.all([client.closed, server.closed]));
    client.channel.write(Buffer.from("too late"));
    server.channel.write(Buffer.from("too late"));
    assert.equal(server.bytes.length, 0);
  });

  it("a listener that closes breaks its channels and takes no more", async () => {
    const { client, server, listener } = await bed.pair();
    await bed.settled(listener.close());
    await bed.settled(Promise.all([client.closed, server.closed]));
    await assert.rejects(bed.settled(bed.parts.channels.connect(listener.address)), { code: "CHANNEL_UNREACHABLE" });
  });
}

function addressRules(bed: ChannelTestBed): void {
  it("connecting rejects with the address if nobody listens there", async () => {
    const listener = await bed.listen(() => {});
    await bed.settled(listener.close());
    await assert.rejects(bed.settled(bed.parts.channels.connect(listener.address)), (error: unknown) => {
      assert.ok(error instanceof Error && "code" in error);
      assert.equal(error.code, "CHANNEL_UNREACHABLE");
      assert.ok(error.message.includes(listener.address), error.message);
      return true;
    });
  });

  it("listening rejects if somebody listens there already", async () => {
    const listener = await bed.listen(() => {});
    const { host: name, port } = new URL(listener.address);
    await assert.rejects(
      bed.parts.channels.listen(name, Number(port), () => {}),
      { code: "ADDRESS_IN_USE" },
    );
  });
}
