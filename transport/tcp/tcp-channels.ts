import { createServer, type Server, Socket } from "node:net";
import type { ByteChannel, ChannelListener, ChannelTransport } from "../byte-channel.ts";
import { listeningPort } from "../listening-port.ts";
import { reasonOf, TransportError } from "../transport-error.ts";
import { TcpChannel } from "./tcp-channel.ts";

const LOOPBACK = "127.0.0.1";

/** Byte channels over TCP. Listeners take connections on the loopback interface only. */
export const tcpChannels: ChannelTransport = { listen, connect };

async function listen(name: string, port: number, onChannel: (channel: ByteChannel) => void): Promise<ChannelListener> {
  const open = new Set<TcpChannel>();
  const server = createServer((socket) => {
    const channel = new TcpChannel(socket);
    open.add(channel);
    channel.onClose(() => open.delete(channel));
    onChannel(channel);
  });
  const actual = await listeningPort(server, name, port, LOOPBACK);
  return { address: `tcp://${LOOPBACK}:${actual}`, close: () => close(server, open) };
}

function close(server: Server, open: ReadonlySet<TcpChannel>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const channel of open) {
      channel.destroy();
    }
  });
}

async function connect(address: string): Promise<ByteChannel> {
  const { host, port } = parseAddress(address);
  const socket = new Socket();
  await new Promise<void>((resolve, reject) => {
    socket.once("error", (cause) => {
      const explanation = `no connection to ${address}: ${reasonOf(cause)}; is its server running?`;
      reject(new TransportError("CHANNEL_UNREACHABLE", explanation, { cause }));
    });
    socket.connect(port, host, resolve);
  });
  return new TcpChannel(socket);
}

function parseAddress(address: string): { host: string; port: number } {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "tcp:" || url.hostname === "" || url.port === "") {
    throw new TransportError("INVALID_ADDRESS", `'${address}' is not a TCP address; write tcp://host:port`);
  }
  return { host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port) };
}
