import { join } from "node:path";
import { type Bench, StartedProcess } from "../driver/index.ts";
import { ECHO_SIDE, type Side } from "./side.ts";

/** Longer than a benchmark: a fetch of everything must not fall into a round by chance. */
const REFRESH_PERIOD_MS = 3_600_000;

/** Starts an ADX that learns of its applications from this Tekton. */
export function startAdxProcess(
  bench: Bench,
  { title, instanceName, replicaId }: Side,
  tektonUrl: string,
): StartedProcess {
  const settings = {
    title,
    script: join(import.meta.dirname, "..", "..", "reference-impl", "adx", "main.js"),
    nodeArguments: bench.nodeArguments,
    environment: {
      NATS_URLS: bench.natsUrl,
      SERVICE_INSTANCE_NAME: instanceName,
      SERVICE_INSTANCE_REPLICA_ID: replicaId,
      KAA_TEKTON_URL: tektonUrl,
      KAA_TEKTON_REFRESH_PERIOD_MILLIS: String(REFRESH_PERIOD_MS),
      KAA_ADX_AVRO_SCHEMA_SET: "2026-01",
    },
  };
  return new StartedProcess(settings, bench.time.waiter);
}

/** Starts the echo, which gives these answers one after the other. */
export function startEcho({ natsUrl, time }: Bench, answers: readonly Uint8Array[]): StartedProcess {
  const settings = {
    title: ECHO_SIDE.title,
    script: join(import.meta.dirname, "..", "bare-echo.js"),
    nodeArguments: [],
    environment: {
      NATS_URLS: natsUrl,
      ECHO_EXTENSION_DATA: answers.map((answer) => Buffer.from(answer).toString("base64")).join(","),
    },
  };
  return new StartedProcess(settings, time.waiter);
}
