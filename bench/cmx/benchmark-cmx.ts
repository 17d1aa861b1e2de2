import { join } from "node:path";
import { type Bench, StartedProcess } from "../driver/index.ts";
import { exchangeOne } from "./exchange.ts";
import { type Measurement, measure, ratioOf } from "./measurement.ts";
import { equalSizes } from "./message-sizes.ts";
import { CMX_SIDE, RELAY_SIDE } from "./side.ts";

/**
 * Starts CMX and relay, measures, and ends them again, also on failure. Rejects with what `interrupted` rejects with, or
 * with `BenchmarkError`.
 */
export async function benchmarkCmx(bench: Bench): Promise<Measurement> {
  const { bus, settings, time, interrupted, say } = bench;
  say("Starting CMX and relay");
  await using cmx = startCmx(bench);
  const real = await Promise.race([exchangeOne(bus, CMX_SIDE, time), cmx.ended, interrupted]);
  await using relay = startRelay(bench, real.configRequest, real.extensionData);
  const work = async (): Promise<Measurement> => {
    const sizes = equalSizes(real, await exchangeOne(bus, RELAY_SIDE, time));
    say("Warming up CMX and relay");
    return await measure(bus, settings, sizes, time, (pair, count) =>
      say(`CMX: pair ${count} of ${settings.pairs} done, ratio ${ratioOf(pair).toFixed(2)}`),
    );
  };
  return await Promise.race([work(), cmx.ended, relay.ended, interrupted]);
}

function startCmx({ natsUrl, nodeArguments, time }: Bench): StartedProcess {
  const { title, instanceName, replicaId, providerInstanceName } = CMX_SIDE;
  const settings = {
    title,
    script: join(import.meta.dirname, "..", "..", "reference-impl", "cmx", "main.js"),
    nodeArguments,
    environment: {
      NATS_URLS: natsUrl,
      SERVICE_INSTANCE_NAME: instanceName,
      SERVICE_INSTANCE_REPLICA_ID: replicaId,
      KAA_CMX_CONFIGURATION_DATA_PROVIDER_SERVICE_INSTANCE_NAME: providerInstanceName,
      KAA_CMX_RESPONSE_ENVELOPE: "deployed",
      KAA_CMX_AVRO_SCHEMA_SET: "2026-01",
    },
  };
  return new StartedProcess(settings, time.waiter);
}

function startRelay({ natsUrl, time }: Bench, configRequest: Uint8Array, extensionData: Uint8Array): StartedProcess {
  const settings = {
    title: RELAY_SIDE.title,
    script: join(import.meta.dirname, "..", "bare-relay.js"),
    nodeArguments: [],
    environment: {
      NATS_URLS: natsUrl,
      RELAY_CONFIG_REQUEST: Buffer.from(configRequest).toString("base64"),
      RELAY_EXTENSION_DATA: Buffer.from(extensionData).toString("base64"),
    },
  };
  return new StartedProcess(settings, time.waiter);
}
