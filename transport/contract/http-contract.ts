import assert from "node:assert/strict";
import { afterEach, before, describe, it } from "node:test";
import type { Waiter } from "../../runtime/index.ts";
import type { HttpHandler, HttpServer, HttpTransport } from "../http.ts";

/** An HTTP transport to be examined. */
export interface HttpUnderTest {
  readonly http: HttpTransport;
  readonly waiter: Waiter;
}

const PATIENCE_MS = 10_000;

class HttpTestBed {
  #parts: HttpUnderTest | undefined;
  #servers: HttpServer[] = [];
  #names = 0;

  async start(start: () => Promise<HttpUnderTest>): Promise<void> {
    this.#parts = await start();
  }

  get http(): HttpTransport {
    assert.ok(this.#parts !== undefined);
    return this.#parts.http;
  }

  async settled<T>(promise: Promise<T>): Promise<T> {
    assert.ok(this.#parts !== undefined);
    const waited = await this.#parts.waiter.within(PATIENCE_MS, promise);
    assert.ok(waited.settled, "nothing came of it");
    return waited.value;
  }

  async serve(handler: HttpHandler): Promise<HttpServer> {
    this.#names += 1;
    const server = await this.http.serve(`server-${this.#names}`, 0, handler);
    this.#servers.push(server);
    return server;
  }

  async fetch(url: string, init?: RequestInit): Promise<Response> {
    return await this.settled(this.http.fetch(new Request(url, init)));
  }

  async closeServers(): Promise<void> {
    const servers = this.#servers;
    this.#servers = [];
    await this.settled(Promise.all(servers.map((server) => server.close())));
  }
}

/** Registers the tests that every `HttpTransport` passes. */
export function httpContract(name: string, start: () => Promise<HttpUnderTest>): void {
  describe(name, () => {
    const bed = new HttpTestBed();
    before(() => bed.start(start));
    afterEach(() => bed.closeServers());
    answerRules(bed);
    failureRules(bed);
  });
}

function answerRules(bed: HttpTestBed): void {
  it("brings method, path, query, headers and body to the handler", async () => {
    const { baseUrl } = await bed.serve(async (request) => {
      const { pathname, search } = new URL(request.url);
      return Response.json([request.method, pathname + search, request.headers.get("x-a"), await request.text()]);
    });
    const url = `${baseUrl}/a%20b/c?d=e&f=%2F`;
    const response = await bed.fetch(url, { method: "PUT", headers: { "x-a": "one, two" }, body: "grüße" });
    assert.deepEqual(await response.json(), ["PUT", "/a%20b/c?d=e&f=%2F", "one, two", "grüße"]);
  });

  it("brings status, headers and bytes back", async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    const headers = { "content-type": "application/x-test", "x-b": "c" };
    const { baseUrl } = await bed.serve(() => new Response(bytes, { status: 418, headers }));
    const response = await bed.fetch(baseUrl);
    assert.equal(response.status, 418);
    assert.equal(response.headers.get("x-b"), "c");
    assert.equal(response.headers.get("content-type"), "application/x-test");
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
  });

  it("brings an answer without a body", async () => {
    const { baseUrl } = await bed.serve(() => new Response(null, { status: 204 }));
    const response = await bed.fetch(`${baseUrl}/x`, { method: "DELETE" });
    assert.equal(response.status, 204);
    assert.equal(await response.text(), "");
  });

  it("answers many requests at once, each with its own answer", async () => {
    const { baseUrl } = await bed.serve(async (request) => new Response(await request.text()));
    const bodies = Array.from({ length: 30 }, (_, index) => `body ${index}`);
    const answers = bodies.map((body) => bed.http.fetch(new Request(baseUrl, { method: "POST", body })));
    const texts = (await bed.settled(Promise.all(answers))).map((response) => response.text());
    assert.deepEqual(await Promise.all(texts), bodies);
  });

  it("serves under a base URL without a trailing slash", async () => {
    const { baseUrl } = await bed.serve(() => new Response("here"));
    assert.match(baseUrl, /^http:\/\/[a-z0-9.-]+(:\d+)?$/);
  });
}

function failureRules(bed: HttpTestBed): void {
  it("answers 500 with the reason if the handler fails", async () => {
    const { baseUrl } = await bed.serve(() => Promise.reject(new Error("no database")));
    const response = await bed.fetch(baseUrl);
    assert.equal(response.status, 500);
    assert.match(await response.text(), /no database/);
  });

  it("breaks the connection if the handler returns Response.error()", async () => {
    const { baseUrl } = await bed.serve(() => Response.error());
    await assert.rejects(bed.fetch(baseUrl), { code: "HTTP_UNREACHABLE" });
  });

  it("rejects with the URL if nobody serves it", async () => {
    const server = await bed.serve(() => new Response());
    await bed.settled(server.close());
    await assert.rejects(bed.fetch(`${server.baseUrl}/gone`), (error: unknown) => {
      assert.ok(error instanceof Error && "code" in error);
      assert.equal(error.code, "HTTP_UNREACHABLE");
      assert.ok(error.message.includes(`${server.baseUrl}/gone`), error.message);
      return true;
    });
  });

  it("rejects requests that are under way when the server closes", async () => {
    let arrived = (): void => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const server = await bed.serve(() => {
      arrived();
      return new Promise<Response>(() => {});
    });
    const refused = assert.rejects(bed.http.fetch(new Request(server.baseUrl)), { code: "HTTP_UNREACHABLE" });
    await bed.settled(asked);
    await bed.settled(server.close());
    await bed.settled(refused);
  });

  it("rejects with the caller's reason when the caller gives up", async () => {
    const { baseUrl } = await bed.serve(() => new Promise<Response>(() => {}));
    const giveUp = new AbortController();
    const asked = bed.http.fetch(new Request(baseUrl, { signal: giveUp.signal }));
    giveUp.abort(new Error("changed my mind"));
    await assert.rejects(bed.settled(asked), /changed my mind/);
  });

  it("rejects to serve twice under one address", async () => {
    const { baseUrl } = await bed.serve(() => new Response());
    const { hostname, port } = new URL(baseUrl);
    const again = bed.http.serve(hostname.replace(/\.memory$/, ""), Number(port), () => new Response());
    await assert.rejects(again, { code: "ADDRESS_IN_USE" });
  });
}
