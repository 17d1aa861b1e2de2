import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { silentLogger, systemClock } from "../../runtime/index.ts";
import { startNatsServer } from "./index.ts";
import { containerEngineProblem } from "./nats-container.ts";

const ID = "c0ffee";
const HOST_PORT = 41222;
const root = mkdtempSync(join(tmpdir(), "nats-container-"));

/** A line of a container's log as the engine frames it: stream, length, text. */
function logFrame(text: string): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(2, 0);
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

const CONTAINER = {
  Id: ID,
  Name: "/nats",
  State: { Running: true, Status: "running", StartedAt: "2026-01-01T00:00:00Z", FinishedAt: "0001-01-01T00:00:00Z" },
  Config: { Hostname: "nats", Labels: {} },
  HostConfig: { PortBindings: { "4222/tcp": [{ HostIp: "", HostPort: "" }] } },
  NetworkSettings: { Ports: { "4222/tcp": [{ HostIp: "0.0.0.0", HostPort: String(HOST_PORT) }] }, Networks: {} },
};

/** The little of the Docker Engine API that one container needs. */
function answer(request: IncomingMessage, response: ServerResponse, calls: string[]): void {
  const path = (request.url ?? "").replace(/^\/v[\d.]+/, "").replace(/\?.*/, "");
  const call = `${request.method} ${path}`;
  calls.push(call);
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (call === "GET /info") {
    json(200, { OperatingSystem: "fake", OSType: "linux", Architecture: "x86_64", NCPU: 1, MemTotal: 1 });
  } else if (call.startsWith("GET /images/")) {
    json(200, { Id: "image" });
  } else if (call === "GET /containers/json") {
    json(200, []);
  } else if (call === "POST /containers/create") {
    json(201, { Id: ID, Warnings: [] });
  } else if (call === `GET /containers/${ID}/json`) {
    json(200, CONTAINER);
  } else if (call === `GET /containers/${ID}/logs`) {
    response.writeHead(200, { "content-type": "application/vnd.docker.raw-stream" });
    response.end(logFrame("[1] [INF] Server is ready\n"));
  } else if (request.method === "POST" || request.method === "DELETE") {
    response.writeHead(204).end();
  } else {
    json(404, { message: `not expected: ${call}` });
  }
}

describe("a nats-server in a container", { timeout: 30_000 }, () => {
  const calls: string[] = [];
  const engine = createServer((request, response) => answer(request, response, calls));
  const socket = join(root, "docker.sock");

  before(() => {
    process.env["DOCKER_HOST"] = `unix://${socket}`;
    process.env["TESTCONTAINERS_RYUK_DISABLED"] = "true";
    process.env["TESTCONTAINERS_HOST_OVERRIDE"] = "127.0.0.1";
  });
  after(() => {
    engine.close();
    engine.closeAllConnections();
    rmSync(root, { recursive: true });
  });

  it("is out of the question where no engine answers, which shows at once", async () => {
    const startedMs = performance.now();
    assert.match((await containerEngineProblem({ clock: systemClock })) ?? "", /no Docker engine answers/);
    assert.ok(performance.now() - startedMs < 5_000);
  });

  it("is created, awaited, reached through the mapped port and removed", async () => {
    await once(engine.listen(socket), "listening");
    assert.equal(await containerEngineProblem({ clock: systemClock }), undefined);
    const server = await startNatsServer(
      { kind: "container", image: "nats:2.10" },
      { environment: {}, clock: systemClock, logger: silentLogger, timeoutMs: 10_000 },
    );
    assert.equal(server.port, HOST_PORT);
    assert.equal(server.url, `nats://127.0.0.1:${HOST_PORT}`);
    await server.stop();
    await server.stop();
    assert.ok(calls.includes(`GET /containers/${ID}/logs`));
    for (const call of [`POST /containers/${ID}/start`, `POST /containers/${ID}/stop`, `DELETE /containers/${ID}`]) {
      assert.equal(calls.filter((made) => made === call).length, 1, `${call} in\n${calls.join("\n")}`);
    }
  });
});
