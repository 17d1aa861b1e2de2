import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, it } from "node:test";
import { clockWaiter, systemClock } from "../../runtime/index.ts";
import { httpContract } from "../contract/index.ts";
import type { HttpHandler, HttpServer } from "../http.ts";
import { type NodeHttpOptions, nodeHttp } from "./node-http.ts";

httpContract("HTTP on the loopback interface", async () => ({
  http: nodeHttp(),
  waiter: clockWaiter(systemClock),
}));

/** What comes back, as text, to a client that sends everything before it reads anything. */
async function sentWhole(url: string, method: string, bodyBytes: number): Promise<string> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  const closed = once(socket, "close");
  const head = `${method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${bodyBytes}\r\n\r\n`;
  socket.write(Buffer.concat([Buffer.from(head), Buffer.alloc(bodyBytes)]));
  await closed;
  return Buffer.concat(chunks).toString();
}

describe("HTTP on the loopback interface", () => {
  let server: HttpServer | undefined;
  afterEach(() => server?.close());

  async function serve(options: NodeHttpOptions, handler: HttpHandler): Promise<string> {
    server = await nodeHttp(options).serve("test", 0, handler);
    return server.baseUrl;
  }

  it("answers 413 to a body above the limit and does not ask the handler", async () => {
    let asked = 0;
    const url = await serve({ bodyBytesMax: 10 }, async (request) => {
      asked += 1;
      return new Response(await request.text());
    });
    const post = (body: string) => fetch(url, { method: "POST", body });
    assert.equal(await (await post("0123456789")).text(), "0123456789");
    assert.equal((await post("0123456789a")).status, 413);
    assert.equal(asked, 1);
  });

  it("answers 413 to a streamed body above the limit", async () => {
    const url = await serve({ bodyBytesMax: 10 }, async (request) => new Response(await request.text()));
    const chunks = ["01234567", "89", "a"].map((text) => new TextEncoder().encode(text));
    const response = await fetch(url, { method: "POST", body: ReadableStream.from(chunks), duplex: "half" });
    assert.equal(response.status, 413);
  });

  for (const method of ["POST", "GET", "DELETE"]) {
    it(`answers 413 to ${method} also to a client that reads only once it has sent everything`, async () => {
      assert.match(await sentWhole(await serve({}, () => new Response()), method, 10_485_760), /^HTTP\/1\.1 413 /);
    });
  }

  it("forgets the body of a request that has none by its method", async () => {
    const url = await serve({}, async (request) => new Response(`(${await request.text()})`));
    assert.match(await sentWhole(url, "GET", 1_000_000), /^HTTP\/1\.1 200 [^]*\(\)$/);
  });

  it("tells of a handler that fails", async () => {
    const failures: unknown[] = [];
    const broken = new Error("no database");
    const url = await serve({ onFailure: (error) => failures.push(error) }, () => Promise.reject(broken));
    await fetch(url);
    assert.deepEqual(failures, [broken]);
  });

  it("gives the handler a request that can be cloned and sent on", async () => {
    const url = await serve({}, async (request) =>
      request.headers.has("x-onward")
        ? new Response(await request.text())
        : fetch(new Request(request, { headers: { "x-onward": "1" } }).clone()),
    );
    const response = await fetch(url, { method: "POST", body: "carried on" });
    assert.equal(await response.text(), "carried on");
  });

  it("leaves the platform's Request and Response alone", async () => {
    const before = [Request, Response];
    await serve({}, () => new Response());
    assert.deepEqual([Request, Response], before);
  });
});
