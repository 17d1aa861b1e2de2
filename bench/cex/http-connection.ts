import { type ByteChannel, tcpChannels } from "../../transport/index.ts";
import { BenchmarkError } from "../driver/index.ts";

/** What came back. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

interface Waiting {
  readonly resolve: (answer: HttpAnswer) => void;
  readonly reject: (error: BenchmarkError) => void;
}

/** Connections that are closed together. */
export interface HttpConnections extends Disposable {
  readonly open: readonly HttpConnection[];
}

const HEAD_END = "\r\n\r\n";
const STATUS = { start: 9, end: 12 };
const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i;
const NOTHING = Buffer.alloc(0);

/**
 * A connection of HTTP/1.1 that is kept alive, with one request at a time. Requests come as bytes that were made before,
 * and of an answer only status, length and body are looked at: a complete client would cost the driver as much as the
 * service that is measured.
 */
export class HttpConnection implements Disposable {
  readonly #channel: ByteChannel;
  #received: Buffer = NOTHING;
  #waiting: Waiting | undefined;
  #isClosed = false;

  private constructor(channel: ByteChannel) {
    this.#channel = channel;
    channel.onData((chunk) => this.#take(chunk));
    channel.onClose(() => this.#closed());
  }

  /** Connects to `http://host:port`. Rejects with a `TransportError`. */
  static async open(baseUrl: string): Promise<HttpConnection> {
    return new HttpConnection(await tcpChannels.connect(baseUrl.replace(/^http:/, "tcp:")));
  }

  /** Sends a request; the bytes may be changed when the answer is there. Rejects with a `BenchmarkError`. */
  ask(request: Uint8Array): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed || this.#waiting !== undefined) {
        reject(new BenchmarkError("a connection to the REST interface takes no request: it is closed, or in use"));
        return;
      }
      this.#waiting = { resolve, reject };
      this.#channel.write(request);
    });
  }

  [Symbol.dispose](): void {
    this.#channel.destroy();
  }

  #take(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes]);
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd < 0) {
      return;
    }
    const head = this.#received.toString("latin1", 0, headEnd);
    const length = CONTENT_LENGTH.exec(head)?.[1];
    if (length === undefined) {
      this.#waiting?.reject(new BenchmarkError(`the REST interface answers without Content-Length:\n${head}`));
      return;
    }
    const bodyStart = headEnd + HEAD_END.length;
    const end = bodyStart + Number(length);
    if (this.#received.length >= end) {
      const answer = {
        status: Number(head.slice(STATUS.start, STATUS.end)),
        body: this.#received.subarray(bodyStart, end),
      };
      this.#received = this.#received.subarray(end);
      const waiting = this.#waiting;
      this.#waiting = undefined;
      waiting?.resolve(answer);
    }
  }

  #closed(): void {
    this.#isClosed = true;
    this.#waiting?.reject(new BenchmarkError("the REST interface broke the connection off"));
  }
}

/** Several connections at once. Rejects with a `TransportError`. */
export async function openConnections(baseUrl: string, count: number): Promise<HttpConnections> {
  const open: HttpConnection[] = [];
  const close = (): void => open.forEach((connection) => connection[Symbol.dispose]());
  try {
    while (open.length < count) {
      open.push(await HttpConnection.open(baseUrl));
    }
    return { open, [Symbol.dispose]: close };
  } catch (cause) {
    close();
    throw cause;
  }
}

/** A request as bytes; without a body if `body` is left out. */
export function requestBytes(method: "GET" | "POST", path: string, body?: string): Buffer {
  const head = [`${method} ${path} HTTP/1.1`, "Host: 127.0.0.1"];
  const ofBody =
    body === undefined ? [] : ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`];
  return Buffer.from(`${[...head, ...ofBody].join("\r\n")}${HEAD_END}${body ?? ""}`);
}
