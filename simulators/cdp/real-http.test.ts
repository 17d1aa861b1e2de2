import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { promptDeliveries, seededRandom, silentLogger, systemClock, systemRuntime } from "../../runtime/index.ts";
import { inMemoryTransport, nodeHttp } from "../../transport/index.ts";
import { startConfigurationDataProvider } from "./start-configuration-data-provider.ts";
import { PATH } from "./test-world.ts";

type Send = (method: string, path: string, body?: string, headers?: Record<string, string>) => Promise<Response>;

async function withSockets(scenario: (send: Send) => Promise<void>): Promise<void> {
  const transport = inMemoryTransport(promptDeliveries, seededRandom("cdp"), systemClock);
  const http = nodeHttp();
  const ports = { bus: await transport.connectBus("cdp"), http, runtime: systemRuntime("cdp", silentLogger) };
  const settings = { instanceName: "cdp", port: 0, avroSchemaSet: "2026-01" } as const;
  await using provider = await startConfigurationDataProvider(settings, ports);
  await scenario((method, path, body, headers = {}) =>
    http.fetch(new Request(`${provider.baseUrl}${path}`, { method, headers, ...(body === undefined ? {} : { body }) })),
  );
}

describe("the REST interface of the configuration data provider on real sockets", () => {
  it("stores and shows, with and without a change", () =>
    withSockets(async (send) => {
      const config = '{"a":1.0}';
      const put = await send("PUT", PATH, config);
      const etag = put.headers.get("ETag") ?? "";
      assert.equal(put.status, 200);
      assert.match(etag, /^"[0-9a-f]{32}"$/);
      assert.ok((await (await send("GET", PATH)).text()).includes(JSON.stringify(config)));
      const unchanged = await send("GET", PATH, undefined, { "If-None-Match": etag });
      assert.deepEqual([unchanged.status, await unchanged.text(), unchanged.headers.get("ETag")], [304, "", etag]);
      const deleted = await send("DELETE", PATH, undefined, { "If-Match": etag });
      assert.deepEqual([deleted.status, await deleted.text()], [204, ""]);
    }));

  it("refuses in words what it cannot do", () =>
    withSockets(async (send) => {
      const wrong = [
        [404, await send("GET", PATH)],
        [400, await send("PUT", PATH, "{")],
        [412, await send("PUT", PATH, "1", { "If-Match": "*" })],
        [405, await send("POST", PATH, "1")],
        [413, await send("PUT", PATH, JSON.stringify("x".repeat(1_000_000)))],
        [400, await send("GET", "/api/v1/statuses")],
      ] as const;
      for (const [status, response] of wrong) {
        assert.equal(response.status, status);
        assert.match(await response.text(), /^\{"message":".{20,}"\}$/);
      }
    }));
});
