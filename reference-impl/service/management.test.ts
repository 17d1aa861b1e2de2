import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nodeHttp } from "../../transport/index.ts";
import { type ManagementParts, startManagement } from "./management.ts";
import { Metrics } from "./metrics.ts";
import { Tally } from "./tally.ts";

const http = nodeHttp();

/** Asks the management interface of a service on a real port. */
async function ask(path: string, parts: Partial<ManagementParts> = {}, method = "GET") {
  const server = await startManagement({
    name: "service-1",
    port: 0,
    http,
    health: () => undefined,
    metrics: new Metrics(),
    ...parts,
  });
  try {
    const response = await http.fetch(new Request(`${server.baseUrl}${path}`, { method }));
    return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
  } finally {
    await server.close();
  }
}

describe("GET /health", () => {
  it("is 200 if the service can serve", async () => {
    const { status, text } = await ask("/health");
    assert.deepEqual([status, text], [200, "OK\n"]);
  });

  it("is 200 and names what is degraded if it still can", async () => {
    const degradations = () => ["Tekton does not answer", "Tenant Manager does not answer"];
    const { status, text } = await ask("/health", { degradations });
    assert.equal(status, 200);
    assert.equal(text, "OK\nDegraded: Tekton does not answer\nDegraded: Tenant Manager does not answer\n");
  });

  it("is 500 with the reason if it cannot", async () => {
    const { status, type, text } = await ask("/health", { health: () => "The message bus is disconnected" });
    assert.deepEqual([status, text], [500, "The message bus is disconnected\n"]);
    assert.match(type ?? "", /^text\/plain/);
  });
});

describe("GET /metrics", () => {
  it("is what was counted by then, in the text format of Prometheus", async () => {
    const tally = new Tally<string>();
    let count = 0;
    let level = 7;
    const metrics = new Metrics()
      .tally({ name: "pushes_total", help: "Pushes." }, "cause", tally)
      .counter({ name: "timeouts_total", help: "Timeouts." }, () => count)
      .gauge({ name: "pulls", help: "Pulls." }, () => level);
    tally.add("connected");
    await ask("/metrics", { metrics });
    tally.add("connected");
    tally.add('a "b"\n');
    count = 3;
    level = 2;
    const { status, type, text } = await ask("/metrics", { metrics });
    assert.equal(status, 200);
    assert.equal(type, "text/plain; version=0.0.4; charset=utf-8");
    assert.deepEqual(text.split("\n"), [
      "# HELP pushes_total Pushes.",
      "# TYPE pushes_total counter",
      'pushes_total{cause="connected"} 2',
      'pushes_total{cause="a \\"b\\"\\n"} 1',
      "",
      "# HELP timeouts_total Timeouts.",
      "# TYPE timeouts_total counter",
      "timeouts_total 3",
      "",
      "# HELP pulls Pulls.",
      "# TYPE pulls gauge",
      "pulls 2",
      "",
    ]);
  });

  it("shows nothing of other services in the same process", async () => {
    const metrics = () => new Metrics().counter({ name: "same_total", help: "Same." }, () => 1);
    metrics();
    const { text } = await ask("/metrics", { metrics: metrics() });
    assert.equal(text.match(/^same_total 1$/gm)?.length, 1);
  });
});

describe("anything else", () => {
  it("is not there", async () => {
    assert.equal((await ask("/")).status, 404);
    assert.equal((await ask("/health", {}, "POST")).status, 404);
  });
});
