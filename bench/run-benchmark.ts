import { join } from "node:path";
import process from "node:process";
import { findNatsServer, startNatsServer } from "../backing-services/index.ts";
import { clockWaiter, silentLogger, systemClock } from "../runtime/index.ts";
import { connectNats, type MessageBus } from "../transport/index.ts";
import { exchangeOne } from "./exchange.ts";
import { type Measurement, type MeasurementSettings, measure, ratioOf } from "./measurement.ts";
import { equalSizes } from "./message-sizes.ts";
import { CMX_SIDE, RELAY_SIDE } from "./side.ts";
import { StartedProcess } from "./started-process.ts";

/** What is asked of a run. */
export interface BenchmarkSettings extends MeasurementSettings {
  /** Where the CMX process leaves its CPU profile; undefined for none. */
  readonly profileDirectory: string | undefined;
}

const SEARCH_MS = 60_000;
const waiter = clockWaiter(systemClock);

/**
 * Starts a broker, CMX and relay, measures, and ends them again, also on failure. `say` is told how far it is.
 * Rejects with what `interrupted` rejects with, with `BenchmarkError`, or with the errors of the backing services.
 */
export async function runBenchmark(
  settings: BenchmarkSettings,
  interrupted: Promise<never>,
  say: (stage: string) => void,
): Promise<Measurement> {
  say("Starting nats-server");
  const options = { environment: process.env, clock: systemClock, logger: silentLogger };
  const found = await Promise.race([findNatsServer({ ...options, timeoutMs: SEARCH_MS }), interrupted]);
  await using server = await startNatsServer(found, options);
  const bus = await connectNats({ servers: [server.url], name: "bench-driver" });
  try {
    say("Starting CMX and relay");
    return await measureServices(settings, bus, server.url, interrupted, say);
  } finally {
    await bus.close();
  }
}

async function measureServices(
  settings: BenchmarkSettings,
  bus: MessageBus,
  url: string,
  interrupted: Promise<never>,
  say: (stage: string) => void,
): Promise<Measurement> {
  await using cmx = startCmx(url, settings.profileDirectory);
  const real = await Promise.race([exchangeOne(bus, CMX_SIDE, systemClock, waiter), cmx.ended, interrupted]);
  await using relay = startRelay(url, real.configRequest, real.extensionData);
  const work = async (): Promise<Measurement> => {
    const sizes = equalSizes(real, await exchangeOne(bus, RELAY_SIDE, systemClock, waiter));
    say("Warming up");
    return await measure(bus, settings, sizes, systemClock, waiter, (pair, count) =>
      say(`Pair ${count} of ${settings.pairs} done, ratio ${ratioOf(pair).toFixed(2)}`),
    );
  };
  return await Promise.race([work(), cmx.ended, relay.ended, interrupted]);
}

function startCmx(url: string, profileDirectory: string | undefined): StartedProcess {
  const { title, instanceName, replicaId, providerInstanceName } = CMX_SIDE;
  const settings = {
    title,
    script: join(import.meta.dirname, "..", "reference-impl", "cmx", "main.js"),
    nodeArguments: profileDirectory === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileDirectory}`],
    environment: {
      NATS_URLS: url,
      SERVICE_INSTANCE_NAME: instanceName,
      SERVICE_INSTANCE_REPLICA_ID: replicaId,
      KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: providerInstanceName,
      KAA_CMX_RESPONSE_ENVELOPE: "deployed",
      KAA_CMX_AVRO_SCHEMA_SET: "2026-01",
    },
  };
  return new StartedProcess(settings, waiter);
}

function startRelay(url: string, configRequest: Uint8Array, extensionData: Uint8Array): StartedProcess {
  const settings = {
    title: RELAY_SIDE.title,
    script: join(import.meta.dirname, "bare-relay.js"),
    nodeArguments: [],
    environment: {
      NATS_URLS: url,
      RELAY_CONFIG_REQUEST: Buffer.from(configRequest).toString("base64"),
      RELAY_EXTENSION_DATA: Buffer.from(extensionData).toString("base64"),
    },
  };
  return new StartedProcess(settings, waiter);
}
