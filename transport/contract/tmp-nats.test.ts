import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { clockWaiter, systemClock } from "../../runtime/index.ts";
import { connectNats } from "../nats/index.ts";
import { messageBusContract } from "./index.ts";
async function server() {
  const child = spawn("/tmp/nats/usr/sbin/nats-server", ["-a", "127.0.0.1", "-p", "-1"], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  const url = await new Promise<string>((resolve) => {
    child.stderr.on("data", (chunk: Buffer) => {
      log += chunk.toString();
      const port = /Listening for client connections on 127.0.0.1:(\d+)/.exec(log)?.[1];
      if (port !== undefined && log.includes("Server is ready")) resolve(`nats://127.0.0.1:${port}`);
    });
  });
  return { url, stop: () => new Promise<void>((resolve) => { child.on("exit", () => resolve()); child.kill("SIGTERM"); }) };
}
for (const maxPendingMessages of [undefined, 10]) {
  messageBusContract(`NATS, at most ${maxPendingMessages} pending`, async () => {
    const { url, stop } = await server();
    assert.ok(url);
    return { connect: (name) => connectNats({ servers: [url], name, ...(maxPendingMessages ? { maxPendingMessages } : {}) }), waiter: clockWaiter(systemClock), stop };
  });
}
