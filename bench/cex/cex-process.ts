import { join } from "node:path";
import { tcpChannels } from "../../transport/index.ts";
import { type Bench, BenchmarkError, StartedProcess } from "../driver/index.ts";
import type { Side } from "./side.ts";

/** Longer than a benchmark: a fetch of everything must not fall into a round by chance. */
const REFRESH_PERIOD_MS = 3_600_000;
const READY_MS = 20_000;
const PAUSE_MS = 50;

/** A CEX that serves. Disposing of it ends it. */
export interface StartedCex extends AsyncDisposable {
  /** Of its REST interface. */
  readonly baseUrl: string;
  /** Never resolves; rejects with a `BenchmarkError` if it ends before it was told to. */
  readonly ended: Promise<never>;
}

/**
 * Starts a CEX over an empty database, without Tenant Manager and tokens, and waits until it serves; everything else is
 * as it is when nothing is set. Rejects with a `BenchmarkError` if it does not start.
 */
export async function startCexProcess(
  bench: Bench,
  side: Side,
  tektonUrl: string,
  databaseUrl: string,
): Promise<StartedCex> {
  const { instanceName, replicaId, communicationServiceInstanceName, title } = side;
  const port = await freePort();
  const settings = {
    title,
    script: join(import.meta.dirname, "..", "..", "reference-impl", "cex", "main.js"),
    nodeArguments: bench.nodeArguments,
    environment: {
      NATS_URLS: bench.natsUrl,
      DATABASE_URL: databaseUrl,
      SERVER_PORT: port,
      SERVICE_INSTANCE_NAME: instanceName,
      SERVICE_INSTANCE_REPLICA_ID: replicaId,
      KAA_CEX_COMMUNICATION_SERVICE_SERVICE_INSTANCE_NAME: communicationServiceInstanceName,
      KAA_CEX_AVRO_SCHEMA_SET: "2026-01",
      KAA_TEKTON_URL: tektonUrl,
      KAA_TEKTON_REFRESH_PERIOD_MILLIS: String(REFRESH_PERIOD_MS),
      LOG_LEVEL: "warn",
    },
  };
  const process = new StartedProcess(settings, bench.time.waiter);
  const baseUrl = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([untilServing(baseUrl, title, bench), process.ended, bench.interrupted]);
    return { baseUrl, ended: process.ended, [Symbol.asyncDispose]: () => process[Symbol.asyncDispose]() };
  } catch (cause) {
    await process[Symbol.asyncDispose]();
    throw cause;
  }
}

/** A port that was free just now: the process that is to have it cannot tell which one it was given. */
async function freePort(): Promise<string> {
  const listener = await tcpChannels.listen("free port", 0, (channel) => channel.destroy());
  await listener.close();
  return new URL(listener.address).port;
}

async function untilServing(baseUrl: string, title: string, { time }: Bench): Promise<void> {
  const deadlineMs = time.clock.now() + READY_MS;
  while (time.clock.now() < deadlineMs) {
    const response = await fetch(`${baseUrl}/cex/api/v1/openapi.json`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.status === 200) {
      return;
    }
    await time.waiter.within(PAUSE_MS, new Promise(() => undefined));
  }
  throw new BenchmarkError(`the ${title} did not serve ${baseUrl} within ${READY_MS} ms`);
}
