import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { escapedWork, systemClock } from "../../runtime/index.ts";
import { nodeHttp } from "../../transport/index.ts";
import { askOverHttp, readOverHttp } from "./bounded-request.ts";
import { type Interception, SamplePlatform } from "./sample-platform.ts";

const URL_ASKED = "http://tekton.memory/anything";

/** Asks a server that answers so. The waiting is virtual. */
async function ask(answer: Interception, changes = {}) {
  const platform = await SamplePlatform.open();
  platform.intercept = answer;
  const outcome = await platform.settled(askOverHttp(platform.requestParts(changes), URL_ASKED));
  const tookMs = platform.time.now() - 1_767_225_600_000;
  return outcome.ok
    ? { status: outcome.value.status, text: Buffer.from(outcome.value.body).toString(), tookMs }
    : { problem: outcome.problem, tookMs };
}

function streamed(begin: (controller: ReadableStreamDefaultController<Uint8Array>) => void): Response {
  return new Response(new ReadableStream<Uint8Array>({ start: begin }));
}

describe("asking over HTTP", () => {
  it("brings status and body, whatever the status", async () => {
    const found = await ask(() => new Response("gone", { status: 410 }));
    assert.deepEqual([found.status, found.text], [410, "gone"]);
    assert.equal((await ask(() => new Response(null, { status: 204 }))).text, "");
  });

  it("ends when the answer takes too long", async () => {
    const { problem, tookMs } = await ask(() => new Promise(() => {}));
    assert.deepEqual([problem, tookMs], [`GET ${URL_ASKED}: it took more than 1000 ms`, 1_000]);
  });

  it("ends when the body takes too long, though it began", async () => {
    const { problem, tookMs } = await ask(() => streamed((controller) => controller.enqueue(Buffer.from("half"))));
    assert.deepEqual([problem, tookMs], [`GET ${URL_ASKED}: it took more than 1000 ms`, 1_000]);
  });

  it("ends when the body breaks off", async () => {
    const answer = () =>
      streamed((controller) => {
        controller.enqueue(Buffer.from("half"));
        controller.error(new Error("the connection broke"));
      });
    assert.equal((await ask(answer)).problem, `GET ${URL_ASKED}: the connection broke`);
  });

  it("takes a body of the bound, and not one byte more", async () => {
    const answer = () => new Response("12345");
    assert.equal((await ask(answer, { bodyBytesMax: 5 })).text, "12345");
    assert.equal(
      (await ask(answer, { bodyBytesMax: 4 })).problem,
      `GET ${URL_ASKED}: the answer has more than 4 bytes`,
    );
  });

  it("says that nobody answers", async () => {
    const platform = await SamplePlatform.open();
    const outcome = await platform.settled(askOverHttp(platform.requestParts(), "http://nobody.memory/"));
    assert.match(outcome.ok ? "" : outcome.problem, /^GET http:\/\/nobody\.memory\/: HTTP_UNREACHABLE/);
    const broken = await ask(() => Response.error());
    assert.match(broken.problem ?? "", /the connection broke/);
  });

  it("says that the address is none", async () => {
    const platform = await SamplePlatform.open();
    const outcome = await askOverHttp(platform.requestParts(), "not an address");
    assert.match(outcome.ok ? "" : outcome.problem, /^GET not an address: /);
  });

  it("does not follow a redirection, which might lead a token elsewhere", async () => {
    const http = nodeHttp();
    const server = await http.serve("redirecting", 0, () => Response.redirect("http://127.0.0.1:1/elsewhere", 302));
    try {
      const parts = { http, clock: systemClock, timeoutMs: 10_000, bodyBytesMax: 100 };
      const outcome = await askOverHttp(parts, server.baseUrl);
      assert.equal(outcome.ok && outcome.value.status, 302);
    } finally {
      await server.close();
    }
  });
});

describe("asking over HTTP in memory", () => {
  it("does nothing that virtual time would not wait for", async () => {
    const platform = await SamplePlatform.open();
    platform.intercept = () => new Response("text");
    const escaped = await escapedWork(async () => {
      await platform.settled(askOverHttp(platform.requestParts(), URL_ASKED, { method: "POST", body: "question" }));
    });
    assert.deepEqual(escaped, []);
  });
});

describe("reading over HTTP", () => {
  it("takes nothing but status 200", async () => {
    const platform = await SamplePlatform.open();
    platform.intercept = ({ url }) => new Response("text", { status: url.endsWith("/200") ? 200 : 206 });
    const read = (status: number) =>
      platform.settled(readOverHttp(platform.requestParts(), `http://tekton.memory/${status}`));
    const good = await read(200);
    assert.equal(good.ok && Buffer.from(good.value).toString(), "text");
    const bad = await read(206);
    assert.equal(bad.ok ? "" : bad.problem, "GET http://tekton.memory/206: the answer has status 206");
  });
});
