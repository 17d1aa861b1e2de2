import assert from "node:assert/strict";
import {
  type CommandInvocationRequest,
  type CommandInvocationResult,
  commandInvocationRequestCodec,
  commandInvocationResultCodec,
  commandRequestSubject,
} from "../../protocol/cip/index.ts";
import { seededRandom, VirtualTime, virtualRuntime } from "../../runtime/index.ts";
import { BreakableConnection, inMemoryTransport } from "../../transport/index.ts";
import type { CommandCallerSettings } from "./settings.ts";
import { type StartedCommandCaller, startCommandCaller } from "./start-command-caller.ts";

/** When the virtual time of a test world begins. */
export const START_MS = 1_000_000;

/** What the REST interface answered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A request as the agent received it; without `request` if it could not be read. */
export interface SeenRequest {
  readonly subject: string;
  readonly replyTo: string | undefined;
  readonly request: CommandInvocationRequest | undefined;
}

/** A caller, an agent, and whoever talks to the caller's REST interface. */
export interface CallerWorld {
  readonly time: VirtualTime;
  /** The caller's connection to the bus. */
  readonly line: BreakableConnection;
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** What the agent received since the last call, a little later. */
  readonly seen: () => Promise<readonly SeenRequest[]>;
  /** Sends a result as the agent, be it bytes, to the first replica unless told otherwise. */
  readonly reply: (result: Partial<CommandInvocationResult> | Uint8Array, subject?: string) => void;
  readonly pass: (ms: number) => Promise<void>;
  /** Another replica, which ends with the scenario. */
  readonly sibling: (replicaId: string, agentInstanceName?: string) => Promise<StartedCommandCaller>;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Answer>;
}

const RESULT: CommandInvocationResult = {
  correlationId: "c-1",
  timestamp: START_MS,
  timeout: 0,
  appVersionName: "kettle-v1",
  endpointId: "e-1",
  commandType: "boil",
  commandId: 7,
  statusCode: 200,
  reasonPhrase: null,
  payload: null,
};

/** Runs a scenario in a world of its own, in virtual time, for at most ten minutes of it. */
export async function withCaller(
  scenario: (world: CallerWorld) => Promise<void>,
  settings: Partial<CommandCallerSettings> = {},
): Promise<void> {
  const random = seededRandom("caller");
  const time = new VirtualTime(START_MS, random);
  const transport = inMemoryTransport(time, random, time);
  const { http } = transport;
  const ended = await time.within(600_000, run());
  assert.equal(ended.settled, true, "the scenario did not end");

  async function run(): Promise<void> {
    const line = new BreakableConnection();
    const started: StartedCommandCaller[] = [];
    const start = async (replicaId: string, own: Partial<CommandCallerSettings>) => {
      const bus = line.around(await transport.connectBus(replicaId));
      const complete = { agentInstanceName: "cex", port: 0, replicaId, ...own };
      const caller = await startCommandCaller(complete, { bus, http, runtime: virtualRuntime(time, replicaId) });
      started.push(caller);
      return caller;
    };
    const caller = await start("rci-1", settings);
    const agent = await transport.connectBus("agent");
    const requests: SeenRequest[] = [];
    agent.subscribe(commandRequestSubject(settings.agentInstanceName ?? "cex"), ({ subject, replyTo, payload }) => {
      const decoded = commandInvocationRequestCodec.decode(payload);
      requests.push({ subject, replyTo, request: decoded.ok ? decoded.value : undefined });
    });
    await agent.flush();
    const pass = (ms: number) => new Promise<void>((resolve) => time.schedule(ms, () => resolve()));
    const send = async (url: string, init: RequestInit): Promise<Answer> => {
      const response = await http.fetch(new Request(url, init));
      return { status: response.status, body: await response.json() };
    };
    await scenario({
      time,
      line,
      pass,
      call: (method, path, body) =>
        send(`${caller.baseUrl}${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
      async seen() {
        await pass(100);
        return requests.splice(0);
      },
      reply(result, subject = caller.resultSubject) {
        const bytes =
          result instanceof Uint8Array ? result : commandInvocationResultCodec.encode({ ...RESULT, ...result });
        agent.publish(subject, bytes);
      },
      sibling: (replicaId, agentInstanceName = "cex") => start(replicaId, { agentInstanceName }),
      fetch: (url, init = {}) => send(url, init),
    });
    await Promise.all(started.map((one) => one.close()));
  }
}
