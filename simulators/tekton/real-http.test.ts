import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { promptDeliveries, seededRandom, silentLogger, systemClock, systemRuntime } from "../../runtime/index.ts";
import { inMemoryTransport, nodeHttp } from "../../transport/index.ts";
import { startTekton } from "./index.ts";
import { SETTINGS } from "./test-world.ts";

type Send = (method: string, path: string, body?: string) => Promise<Response>;

async function withSockets(scenario: (send: Send, baseUrl: string) => Promise<void>): Promise<void> {
  const memory = inMemoryTransport(promptDeliveries, seededRandom("tekton"), systemClock);
  const http = nodeHttp();
  const ports = { bus: await memory.connectBus("tekton"), http, runtime: systemRuntime("tekton", silentLogger) };
  await using tekton = await startTekton(SETTINGS, ports);
  const headers = { "Content-Type": "application/json" };
  const send: Send = (method, path, body) =>
    http.fetch(new Request(`${tekton.baseUrl}${path}`, { method, ...(body === undefined ? {} : { body, headers }) }));
  await scenario(send, tekton.baseUrl);
}

describe("Tekton's REST interface on real sockets", () => {
  it("creates, configures and shows, under both prefixes", () =>
    withSockets(async (send) => {
      const created = await send("POST", "/api/v1/applications", '{"name":"kettle"}');
      assert.equal(created.status, 201);
      assert.equal(created.headers.get("Location"), "/api/v1/applications/kettle");
      assert.equal(created.headers.get("Content-Type"), "application/json");
      const path = "/tekton/api/v1/app-configs/applications/kettle?serviceInstanceName=adx";
      const put = await send("PUT", path, '{"a": 1.0}');
      assert.deepEqual([put.status, await put.text()], [204, ""]);
      const patched = await send("PATCH", path, '{"b": 2}');
      assert.equal(patched.status, 204);
      const shown = await send("GET", path);
      assert.equal(await shown.text(), '{"adx":{"kaa":{"applications":{"kettle":{"a":1.0,"b":2}}}}}');
      assert.equal((await send("GET", "/api/v1/applications/kettle")).status, 200);
    }));

  it("refuses in words what it cannot do", () =>
    withSockets(async (send) => {
      const wrong = [
        [404, await send("GET", "/tekton/api/v1/applications/pot")],
        [400, await send("POST", "/tekton/api/v1/applications", "{")],
        [405, await send("DELETE", "/tekton/api/v1/applications")],
        [400, await send("GET", "/tekton/api/v1/applications/%E0%A4%A")],
        [404, await send("GET", "/elsewhere")],
      ] as const;
      for (const [status, response] of wrong) {
        assert.equal(response.status, status);
        assert.match(await response.text(), /^\{"message":".{20,}"\}$/);
      }
      const large = JSON.stringify({ name: "x".repeat(1_100_000) });
      assert.equal((await send("POST", "/tekton/api/v1/applications", large)).status, 413);
    }));

  it("breaks a connection on demand", () =>
    withSockets(async (send, baseUrl) => {
      assert.equal((await send("POST", "/control/faults", '{"kind":"broken-connection","times":1}')).status, 201);
      await assert.rejects(fetch(`${baseUrl}/tekton/api/v1/applications`));
      assert.equal((await send("GET", "/tekton/api/v1/applications")).status, 200);
      assert.match(await (await send("GET", "/control/faults")).text(), /"fired":1/);
    }));
});
