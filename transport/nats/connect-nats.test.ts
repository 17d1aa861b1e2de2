import assert from "node:assert/strict";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, it } from "node:test";
import { connectNats } from "./connect-nats.ts";

const started: Server[] = [];
const accepted: Socket[] = [];

async function serverSaying(greeting: string): Promise<string> {
  const server = createServer((socket) => {
    accepted.push(socket);
    socket.on("error", () => socket.destroy());
    socket.write(greeting);
  });
  started.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  return `nats://127.0.0.1:${address.port}`;
}

describe("connecting to NATS", () => {
  afterEach(() => {
    accepted.splice(0).forEach((socket) => socket.destroy());
    started.splice(0).forEach((server) => server.close());
  });

  it("rejects with the URL, the reason and the remedy if nobody listens", async () => {
    const url = await serverSaying("");
    await new Promise((resolve) => started.pop()?.close(resolve));
    await assert.rejects(connectNats({ servers: [url], name: "test" }), (error: unknown) => {
      assert.ok(error instanceof Error && "code" in error);
      assert.equal(error.code, "BUS_UNREACHABLE");
      assert.ok(error.message.includes(url), error.message);
      assert.match(error.message, /refused/);
      assert.match(error.message, /start a nats-server/);
      return true;
    });
  });

  it("rejects within the given time if the server says nothing", async () => {
    const url = await serverSaying("");
    await assert.rejects(connectNats({ servers: [url], name: "test", connectTimeoutMs: 50 }), {
      code: "BUS_UNREACHABLE",
      message: `BUS_UNREACHABLE: tried ${url}: nothing came back within 50 ms; start a nats-server there or give the URL of another`,
    });
  });

  it("rejects if the server speaks another protocol", async () => {
    const url = await serverSaying("220 mail.example ESMTP\r\n");
    await assert.rejects(connectNats({ servers: [url], name: "test", connectTimeoutMs: 1_000 }), {
      code: "BUS_UNREACHABLE",
    });
  });

  it("shows no password when it fails", async () => {
    const url = await serverSaying("");
    const withPassword = url.replace("nats://", "nats://ada:s3cret@");
    await assert.rejects(
      connectNats({ servers: [withPassword], name: "test", connectTimeoutMs: 50 }),
      (error: unknown) => error instanceof Error && !error.message.includes("s3cret"),
    );
  });
});
