import assert from "node:assert/strict";
import { seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { inMemoryTransport } from "../../transport/index.ts";
import { startEndpointRegister } from "./start-endpoint-register.ts";

/** What the REST interface answered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A register and whoever talks to its REST interface. */
export interface RegisterWorld {
  readonly time: VirtualTime;
  readonly pass: (ms: number) => Promise<void>;
  /** A text is sent as it is, anything else as JSON. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>;
}

/** Runs a scenario in a world of its own, in virtual time, for at most a minute of it. */
export async function withRegister(scenario: (world: RegisterWorld) => Promise<void>): Promise<void> {
  const random = seededRandom("register");
  const time = new VirtualTime(1_000_000, random);
  const { http } = inMemoryTransport(time, random, time);
  const waited = await time.within(60_000, run());
  assert.equal(waited.settled, true, "the scenario did not end");

  async function run(): Promise<void> {
    const runtime = virtualRuntime(time, "register");
    await using register = await startEndpointRegister({ port: 0 }, { http, runtime });
    await scenario({
      time,
      pass: (ms) => new Promise((resolve) => time.schedule(ms, () => resolve())),
      async call(method, path, body) {
        const content = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
        const response = await http.fetch(new Request(`${register.baseUrl}${path}`, { method, ...content }));
        return { status: response.status, body: await response.json() };
      },
    });
  }
}
