import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type ClientOptions, type ServerOptions, WebSocket, WebSocketServer } from "ws";
import type { ByteChannel, ChannelListener, ChannelTransport } from "../byte-channel.ts";
import { listeningPort } from "../listening-port.ts";
import { reasonOf, TransportError } from "../transport-error.ts";
import { WebSocketChannel } from "./web-socket-channel.ts";

const LOOPBACK = "127.0.0.1";
/** Where listeners take connections. */
const PATH = "/ws";
/** MQTT 3.1.1, section 6: client and server agree on this subprotocol. */
const SUBPROTOCOL = "mqtt";
const BAD_REQUEST = 400;
const UPGRADE_REQUIRED = 426;
/** The largest frame that is taken. A larger one closes the channel. */
const FRAME_BYTES_MAX = 4 * 1_048_576;
/** How long a peer may leave a closing unanswered. Then the channel breaks. */
const LINGER_MS = 5_000;
/** How long a server may take to accept. */
const HANDSHAKE_TIMEOUT_MS = 10_000;

const FRAMES = { maxPayload: FRAME_BYTES_MAX, perMessageDeflate: false, closeTimeout: LINGER_MS } as const;

/**
 * Byte channels over WebSockets that carry MQTT, at addresses of the form `ws://host:port/ws`. Listeners take
 * connections on the loopback interface only, and refuse those for another path or without the subprotocol "mqtt".
 */
export const webSocketChannels: ChannelTransport = { listen, connect };

async function listen(name: string, port: number, onChannel: (channel: ByteChannel) => void): Promise<ChannelListener> {
  const server = createServer(refusePlainRequest);
  const options: ServerOptions = { ...FRAMES, server, path: PATH, handleProtocols: () => SUBPROTOCOL, verifyClient };
  const actual = await listeningPort(server, name, port, LOOPBACK);
  const sockets = new WebSocketServer(options);
  sockets.on("connection", (socket) => onChannel(new WebSocketChannel(socket)));
  return { address: `ws://${LOOPBACK}:${actual}${PATH}`, close: () => close(server, sockets) };
}

function verifyClient(
  { req }: { readonly req: IncomingMessage },
  answer: (accepted: boolean, statusCode?: number, message?: string) => void,
): void {
  const offered = req.headers["sec-websocket-protocol"]?.split(",").map((protocol) => protocol.trim()) ?? [];
  answer(offered.includes(SUBPROTOCOL), BAD_REQUEST, `ask for the subprotocol ${SUBPROTOCOL}`);
}

function refusePlainRequest(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(UPGRADE_REQUIRED, { Upgrade: "websocket", Connection: "Upgrade" });
  response.end(`connect a WebSocket to ${PATH}\n`);
}

function close(server: Server, sockets: WebSocketServer): Promise<void> {
  return new Promise((resolve) => {
    sockets.close();
    server.close(() => resolve());
    for (const socket of sockets.clients) {
      socket.terminate();
    }
    server.closeAllConnections();
  });
}

async function connect(address: string): Promise<ByteChannel> {
  const options: ClientOptions = { ...FRAMES, handshakeTimeout: HANDSHAKE_TIMEOUT_MS };
  const socket = new WebSocket(checkedAddress(address), [SUBPROTOCOL], options);
  return new Promise((resolve, reject) => {
    socket.once("error", (cause) => {
      const explanation = `no connection to ${address}: ${reasonOf(cause)}; is its server running?`;
      reject(new TransportError("CHANNEL_UNREACHABLE", explanation, { cause }));
    });
    socket.once("open", () => resolve(new WebSocketChannel(socket)));
  });
}

function checkedAddress(address: string): string {
  if (!URL.canParse(address) || new URL(address).protocol !== "ws:") {
    const explanation = `'${address}' is not the address of a WebSocket; write ws://host:port${PATH}`;
    throw new TransportError("INVALID_ADDRESS", explanation);
  }
  return address;
}
