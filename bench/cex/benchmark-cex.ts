import process from "node:process";
import { createDatabase, startPostgresql } from "../../backing-services/index.ts";
import { silentLogger, systemClock } from "../../runtime/index.ts";
import type { Bench } from "../driver/index.ts";
import { BareDatabase } from "./bare-database.ts";
import { BatchRounds } from "./batch-rounds.ts";
import { startCexProcess } from "./cex-process.ts";
import { CommandRounds, ENDPOINTS } from "./command-rounds.ts";
import { assertDurable, connect, disconnect } from "./database.ts";
import { ASKING_ENDPOINTS, ListingRounds } from "./listing-rounds.ts";
import {
  CALLERS,
  type ListingMeasurement,
  type Measurement,
  measureListing,
  measureWriting,
  type WritingMeasurement,
} from "./measurement.ts";
import { EXECUTING_SIDE, FEW_SIDE, MANY_SIDE, type Side } from "./side.ts";
import { COMMANDS_PER_ENDPOINT, storeCommands, storeEndpoints } from "./stored-commands.ts";
import { startSmallTekton } from "./tekton.ts";

const FEW_COMMANDS = 1_000;
const MANY_COMMANDS = 1_000_000;

/** Where a CEX of the benchmark finds what it needs. */
interface Place {
  readonly serverUrl: string;
  readonly tektonUrl: string;
}

/**
 * Starts a PostgreSQL and what else CEX needs, measures, and ends everything again, also on failure. Rejects with what
 * `interrupted` rejects with, with `BenchmarkError`, or with the errors of the backing services.
 */
export async function benchmarkCex(bench: Bench): Promise<Measurement> {
  const { bus, natsUrl, settings, say } = bench;
  say("Starting PostgreSQL");
  const options = { environment: process.env, clock: systemClock, logger: silentLogger };
  await using server = await startPostgresql(options);
  await using tekton = await startSmallTekton(bus, natsUrl, [EXECUTING_SIDE, FEW_SIDE, MANY_SIDE]);
  const place = { serverUrl: server.url, tektonUrl: tekton.baseUrl };
  return { settings, ...(await writing(bench, place)), ...(await listing(bench, place)) };
}

async function writing(bench: Bench, { serverUrl, tektonUrl }: Place): Promise<WritingMeasurement> {
  const { bus, interrupted, say, time } = bench;
  await using ofCex = await createDatabase(serverUrl, "bench_cex");
  await using ofBare = await createDatabase(serverUrl, "bench_bare");
  await using bare = await BareDatabase.open(ofBare.url, CALLERS.many, () => time.clock.now());
  const connection = connect(ofCex.url);
  try {
    await assertDurable(connection);
    say("Starting CEX");
    await using cex = await startCexProcess(bench, EXECUTING_SIDE, tektonUrl, ofCex.url);
    await storeEndpoints(connection, ENDPOINTS);
    say("Warming up CEX and bare database");
    const commands = new CommandRounds(bus, cex.baseUrl, bare, time);
    const batches = new BatchRounds(bus, cex.baseUrl, connection, bare, time);
    return await Promise.race([measureWriting(bench, commands, batches), cex.ended, interrupted]);
  } finally {
    await disconnect([connection]);
  }
}

async function listing(bench: Bench, place: Place): Promise<ListingMeasurement> {
  const { bus, interrupted, say, time } = bench;
  await using few = await startFilled(bench, FEW_SIDE, place, FEW_COMMANDS);
  await using many = await startFilled(bench, MANY_SIDE, place, MANY_COMMANDS);
  const roundsOf = ({ baseUrl, side, endpoints }: FilledCex) => ListingRounds.open(bus, baseUrl, side, endpoints, time);
  const work = async (): Promise<ListingMeasurement> => {
    say("Warming up lists");
    return await measureListing(bench, await roundsOf(few), await roundsOf(many));
  };
  return await Promise.race([work(), few.ended, many.ended, interrupted]);
}

/** A CEX with commands that nobody has to invoke. */
interface FilledCex extends AsyncDisposable {
  readonly side: Side;
  readonly baseUrl: string;
  readonly endpoints: number;
  readonly ended: Promise<never>;
}

/** It has to run before its store is filled: it makes the tables, and when it starts it would send what is pending. */
async function startFilled(bench: Bench, side: Side, place: Place, commands: number): Promise<FilledCex> {
  const { interrupted, say, time } = bench;
  const endpoints = commands / COMMANDS_PER_ENDPOINT;
  const database = await createDatabase(place.serverUrl, side.instanceName.replace("-", "_"));
  const connection = connect(database.url);
  try {
    const cex = await startCexProcess(bench, side, place.tektonUrl, database.url);
    const dispose = async (): Promise<void> => {
      await cex[Symbol.asyncDispose]();
      await database.drop();
    };
    try {
      say(`Storing ${commands} commands`);
      const filled = storeCommands(connection, endpoints, time.clock.now());
      await Promise.race([filled, cex.ended, interrupted]);
      await storeEndpoints(connection, ASKING_ENDPOINTS);
    } catch (cause) {
      await dispose();
      throw cause;
    }
    return { side, endpoints, baseUrl: cex.baseUrl, ended: cex.ended, [Symbol.asyncDispose]: dispose };
  } finally {
    await disconnect([connection]);
  }
}
