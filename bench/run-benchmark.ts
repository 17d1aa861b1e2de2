import process from "node:process";
import { findNatsServer, startNatsServer } from "../backing-services/index.ts";
import { clockWaiter, silentLogger, systemClock } from "../runtime/index.ts";
import { connectNats } from "../transport/index.ts";
import { type AdxFindings, adxFindings, benchmarkAdx } from "./adx/index.ts";
import { benchmarkCex, type CexFindings, cexFindings } from "./cex/index.ts";
import { benchmarkCmx, type CmxFindings, cmxFindings } from "./cmx/index.ts";
import type { Bench, MeasurementSettings } from "./driver/index.ts";

/** The services that can be measured. */
export const SERVICES = ["cmx", "adx", "cex"] as const;

/** A service that can be measured. */
export type ServiceName = (typeof SERVICES)[number];

/** What is asked of a run. */
export interface BenchmarkSettings extends MeasurementSettings {
  readonly services: readonly ServiceName[];
  /** Where the processes of the services leave their CPU profiles; undefined for none. */
  readonly profileDirectory: string | undefined;
}

/** What a run came to, for each service that was asked for. */
export interface Findings {
  readonly cmx: CmxFindings | undefined;
  readonly adx: AdxFindings | undefined;
  readonly cex: CexFindings | undefined;
}

const SEARCH_MS = 60_000;

/**
 * Starts a broker and measures the services at it, one after the other. `say` is told how far it is. Rejects with what
 * `interrupted` rejects with, with `BenchmarkError`, or with the errors of the backing services.
 */
export async function runBenchmark(
  { services, profileDirectory, pairs, seconds, inFlight }: BenchmarkSettings,
  interrupted: Promise<never>,
  say: (stage: string) => void,
): Promise<Findings> {
  say("Starting nats-server");
  const options = { environment: process.env, clock: systemClock, logger: silentLogger };
  const found = await Promise.race([findNatsServer({ ...options, timeoutMs: SEARCH_MS }), interrupted]);
  await using server = await startNatsServer(found, options);
  const bus = await connectNats({ servers: [server.url], name: "bench-driver" });
  const bench: Bench = {
    settings: { pairs, seconds, inFlight },
    bus,
    natsUrl: server.url,
    time: { clock: systemClock, waiter: clockWaiter(systemClock) },
    nodeArguments: profileDirectory === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileDirectory}`],
    interrupted,
    say,
  };
  try {
    const cmx = services.includes("cmx") ? cmxFindings(await benchmarkCmx(bench)) : undefined;
    const adx = services.includes("adx") ? adxFindings(await benchmarkAdx(bench)) : undefined;
    const cex = services.includes("cex") ? cexFindings(await benchmarkCex(bench)) : undefined;
    return { cmx, adx, cex };
  } finally {
    await bus.close();
  }
}
