import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, it } from "node:test";
import type { HttpServer, PlainHandler, PlainRequest } from "../http.ts";
import { webHandler } from "../plain-http.ts";
import { type NodeHttpOptions, nodeHttp } from "./node-http.ts";

const decoder = new TextDecoder();

function described({ method, target, body, header }: PlainRequest): string {
  return JSON.stringify([method, target, header("X-A"), header("absent"), decoder.decode(body)]);
}

const echo: PlainHandler = async (request) => ({
  status: 203,
  headers: { "Content-Type": "application/json", "X-B": "c" },
  body: described(request),
});

describe("a handler of plain requests", () => {
  const question = { method: "PUT", headers: { "x-a": "one, two" }, body: "grüße" };
  const heard = ["PUT", "/a%20b/c?d=e&f=%2F", "one, two", null, "grüße"];
  let server: HttpServer | undefined;
  afterEach(() => server?.close());

  async function serve(handler: PlainHandler, options: NodeHttpOptions = {}): Promise<string> {
    server = await nodeHttp(options).serve("plain", 0, webHandler(handler));
    return server.baseUrl;
  }

  async function sent(url: string, head: string): Promise<string> {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    const closed = once(socket, "close");
    socket.write(head);
    await closed;
    return Buffer.concat(chunks).toString();
  }

  it("is asked in the platform's words", async () => {
    const request = new Request("http://plain.memory/a%20b/c?d=e&f=%2F", question);
    const response = await webHandler(echo)(request);
    assert.deepEqual([response.status, response.headers.get("x-b"), await response.json()], [203, "c", heard]);
  });

  it("is asked on a port", async () => {
    const response = await fetch(`${await serve(echo)}/a%20b/c?d=e&f=%2F`, question);
    assert.deepEqual([response.status, response.headers.get("x-b"), await response.json()], [203, "c", heard]);
  });

  it("is asked for the path of a whole URL", async () => {
    const url = await serve(echo);
    const answer = await sent(url, "GET http://elsewhere/a?b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert.match(answer, /\["GET","\/a\?b",null,null,""\]$/);
  });

  it("answers without a body, and HEAD without showing it", async () => {
    const empty = await fetch(await serve(async () => ({ status: 204, headers: {}, body: null })));
    assert.deepEqual([empty.status, await empty.text()], [204, ""]);
    await server?.close();
    const head = await fetch(await serve(echo), { method: "HEAD" });
    assert.deepEqual([head.status, await head.text()], [203, ""]);
  });

  it("answers with bytes", async () => {
    const body = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    const response = await fetch(await serve(async () => ({ status: 200, headers: {}, body })));
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), body);
  });

  it("is not asked about a body above the limit", async () => {
    const asked: string[] = [];
    const url = await serve(
      async (request) => {
        asked.push(described(request));
        return { status: 200, headers: {}, body: null };
      },
      { bodyBytesMax: 10 },
    );
    const statusOf = async (body: string) => (await fetch(url, { method: "POST", body })).status;
    assert.deepEqual([await statusOf("0123456789"), await statusOf("0123456789a")], [200, 413]);
    assert.equal(asked.length, 1);
  });

  it("is told of by 500 and to the listener if it fails", async () => {
    const failures: unknown[] = [];
    const url = await serve(() => Promise.reject(new Error("no database")), {
      onFailure: (error, { method, url: target }) => failures.push([String(error), method, target]),
    });
    const response = await fetch(`${url}/x`);
    assert.deepEqual([response.status, await response.text()], [500, "the handler failed: no database\n"]);
    assert.deepEqual(failures, [["Error: no database", "GET", "/x"]]);
  });

  it("is not asked about a body that breaks off", async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
    const request = new Request("http://plain.memory/", { method: "POST", body: broken, duplex: "half" });
    const response = await webHandler(() => Promise.reject(new Error("asked")))(request);
    assert.deepEqual([response.status, await response.text()], [400, "the request cannot be read: gone\n"]);
  });

  it("stays up when a client leaves in the middle of its body", async () => {
    const url = await serve(echo);
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    socket.end("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n123");
    socket.resume();
    await once(socket, "close");
    assert.equal((await fetch(url)).status, 203);
  });
});
