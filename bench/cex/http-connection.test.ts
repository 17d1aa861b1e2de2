import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ByteChannel, tcpChannels } from "../../transport/index.ts";
import { HttpConnection, requestBytes } from "./http-connection.ts";

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{"a":1}';

/** Opens a connection to a server that meets each request with `answer`. */
async function withServer(
  answer: (channel: ByteChannel) => void,
  use: (connection: HttpConnection) => Promise<void>,
): Promise<void> {
  const listener = await tcpChannels.listen("server", 0, (channel) => channel.onData(() => answer(channel)));
  try {
    using connection = await HttpConnection.open(listener.address.replace("tcp:", "http:"));
    await use(connection);
  } finally {
    await listener.close();
  }
}

const REQUEST = requestBytes("GET", "/");

describe("a connection to a REST interface", () => {
  it("takes one answer after the other, however they are cut", async () => {
    const pieces = [ANSWER.slice(0, 12), ANSWER.slice(12, 66), ANSWER.slice(66)];
    const answer = (channel: ByteChannel) => pieces.forEach((piece) => channel.write(Buffer.from(piece)));
    await withServer(answer, async (connection) => {
      for (let count = 0; count < 3; count += 1) {
        const { status, body } = await connection.ask(REQUEST);
        assert.deepEqual([status, body.toString("utf8")], [200, '{"a":1}']);
      }
    });
  });

  it("rejects if the connection breaks, and from then on", async () => {
    await withServer(
      (channel) => channel.destroy(),
      async (connection) => {
        await assert.rejects(connection.ask(REQUEST), { name: "BenchmarkError", message: /broke the connection off/ });
        await assert.rejects(connection.ask(REQUEST), { name: "BenchmarkError", message: /closed, or in use/ });
      },
    );
  });

  it("rejects an answer of unknown length", async () => {
    const answer = (channel: ByteChannel) => channel.write(Buffer.from(ANSWER.replace("Content-Length", "X-Length")));
    await withServer(answer, async (connection) => {
      await assert.rejects(connection.ask(REQUEST), { name: "BenchmarkError", message: /without Content-Length/ });
    });
  });
});

describe("a request in bytes", () => {
  it("counts the bytes of its body", () => {
    const head = "POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 4";
    assert.equal(requestBytes("POST", "/x", '"é"').toString("utf8"), `${head}\r\n\r\n"é"`);
    assert.equal(REQUEST.toString("utf8"), "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  });
});
