import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { HttpTransport } from "../../transport/index.ts";
import { HttpEndpoint, type HttpEndpointOptions } from "./http-endpoint.ts";

const REQUEST = { extensionInstanceName: "cmx", resourcePath: "/config/json", payload: Buffer.from("{}") };
const IDENTITY = { appVersionName: "kettle v1", token: "t1" };

/** Answers what it is asked by telling what it was asked. */
function echo(status: number): HttpTransport {
  return {
    serve: () => Promise.reject(new Error("nothing is served here")),
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const contentType = request.headers.get("content-type") ?? "";
      return new Response(`${request.method} ${pathname} ${contentType}${await request.text()}`, { status });
    },
  };
}

describe("an endpoint that speaks HTTP", () => {
  it("posts a request and hands over the response", async () => {
    const endpoint = new HttpEndpoint(IDENTITY, echo(200), "http://kpc.memory/prefix");
    const sent = await endpoint.send(REQUEST);
    const response = await endpoint.awaitResponse(sent);
    const path = "/kp1/kettle%20v1/cmx/t1/config/json";
    assert.equal(Buffer.from(response.payload).toString(), `POST /prefix${path} {}`);
    const { kind, requestId, qos, status } = response;
    assert.deepEqual([response.path, kind, requestId, qos, status], [path, "status", undefined, undefined, 200]);
  });

  it("appends a request id if it is given one", async () => {
    const endpoint = new HttpEndpoint(IDENTITY, echo(200), "http://kpc.memory");
    const sent = await endpoint.send({ ...REQUEST, requestId: 7 });
    assert.deepEqual([sent.path, sent.requestId], ["/kp1/kettle%20v1/cmx/t1/config/json/7", 7]);
    assert.equal((await endpoint.awaitResponse(sent)).requestId, 7);
    assert.equal((await endpoint.send({ ...REQUEST, requestId: "none" })).requestId, undefined);
  });

  it("uses another method and names a content type if told so", async () => {
    const text = async (options: HttpEndpointOptions) => {
      const endpoint = new HttpEndpoint(IDENTITY, echo(200), "http://kpc.memory", options);
      const { payload } = await endpoint.awaitResponse(await endpoint.send(REQUEST));
      return Buffer.from(payload)
        .toString()
        .replace(/\/kp1.*json/, "path");
    };
    assert.equal(await text({ method: "GET" }), "GET path ");
    assert.equal(await text({ method: "PUT", contentType: "text/plain" }), "PUT path text/plain{}");
  });

  it("calls every status outside 200 to 299 an error", async () => {
    for (const [status, kind] of [[201, "status"] as const, [302, "error"] as const, [500, "error"] as const]) {
      const endpoint = new HttpEndpoint(IDENTITY, echo(status), "http://kpc.memory");
      assert.equal((await endpoint.awaitResponse(await endpoint.send(REQUEST))).kind, kind);
    }
  });

  it("tells of a failure to connect when the response is awaited", async () => {
    const broken = { ...echo(200), fetch: () => Promise.reject(new Error("nobody serves it")) };
    const endpoint = new HttpEndpoint(IDENTITY, broken, "http://kpc.memory");
    const sent = await endpoint.send(REQUEST);
    await assert.rejects(endpoint.awaitResponse(sent), /nobody serves it/);
    await assert.rejects(endpoint.awaitResponse({ ...sent }), /not one of this endpoint/);
  });
});
