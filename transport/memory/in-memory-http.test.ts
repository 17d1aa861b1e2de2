import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clockWaiter, promptDeliveries, seededRandom, systemClock, VirtualTime } from "../../runtime/index.ts";
import { httpContract } from "../contract/index.ts";
import { InMemoryHttp } from "./in-memory-http.ts";

httpContract("HTTP in memory under virtual time", async () => {
  const time = new VirtualTime(0, seededRandom("http"));
  return { http: new InMemoryHttp(time), waiter: time };
});

httpContract("HTTP in memory under real time", async () => ({
  http: new InMemoryHttp(promptDeliveries),
  waiter: clockWaiter(systemClock),
}));

describe("HTTP in memory", () => {
  it("serves a name as a host", async () => {
    const server = await new InMemoryHttp(promptDeliveries).serve("tenant-manager", 0, () => new Response());
    assert.equal(server.baseUrl, "http://tenant-manager.memory");
  });
});
