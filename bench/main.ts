#!/usr/bin/env node
import process from "node:process";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import ora from "ora";
import { adxReport } from "./adx/index.ts";
import { cexReport } from "./cex/index.ts";
import { cmxReport } from "./cmx/index.ts";
import { BenchmarkError } from "./driver/index.ts";
import { type Findings, runBenchmark, SERVICES, type ServiceName } from "./run-benchmark.ts";

const EXIT_NOT_MEASURED = 2;
const EXIT_USAGE = 64;

interface Flags {
  readonly pairs: number;
  readonly seconds: number;
  readonly inFlight: number;
  readonly services: readonly ServiceName[];
  readonly profile?: string;
  readonly json: boolean;
}

const HELP = `
The driver plays the communication service and the configuration data provider. It does the same on all sides: it
writes numbers into messages that were encoded before, reads them from those that come back, and decodes and compares
one in 64. Rounds of CMX and relay take turns; a ratio belongs to two rounds that follow each other. Rounds of ADX (with
1 application, with 1,000, and with 1 of which no path is asked for twice) take turns with an echo in the same way.

For CEX the driver plays callers of the REST interface, 1 and 64 of them, and endpoints that execute each command at
once; CEX, broker and PostgreSQL have processes of their own. Its rounds take turns with a bare database: a loop that
inserts and updates single rows from as many connections of the same PostgreSQL, and for batches an insert of unnested
rows. What it costs to list pending commands is compared between stores of 1,000 and of 1,000,000 commands.
DATABASE_URL names another PostgreSQL than the one that is started.

Examples:
  npm run bench                                      seven pairs of two seconds for each service
  npm run bench -- --services adx,cex                ADX and CEX alone
  npm run bench -- --pairs 3 --seconds 1             a quick look
  npm run bench -- --in-flight 32 --json             another load; figures for machines on standard output
  npm run bench -- --profile reports/out/profile     also leave CPU profiles of the services there

Exit codes:
  0   measured, whatever the ratio
  2   could not measure: no broker, no database, or a service that ended, fell silent or answered wrongly
  64  wrong usage`;

const command = new Command("bench")
  .description(
    "Measure the reference CMX and ADX against a relay and an echo that make the same hops without any logic, and the " +
      "reference CEX against a bare database.",
  )
  .option("--pairs <number>", "pairs of rounds that count", integer(1, 1000), 7)
  .option("--seconds <number>", "length of a round", integer(1, 300), 2)
  .option("--in-flight <number>", "requests under way at CMX and ADX at any moment", integer(1, 10_000), 256)
  .option("--services <names>", "services to measure, with commas between them", serviceNames, SERVICES)
  .option("--profile <directory>", "leave CPU profiles of the services there; slows them down")
  .option("--json", "print the figures as JSON and nothing else", false)
  .addHelpText("after", HELP)
  .showHelpAfterError("(add --help for what is possible)")
  .exitOverride()
  .action(async (flags: Flags) => bench(flags));

function integer(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < minimum || value > maximum) {
      throw new InvalidArgumentError(`It takes a whole number from ${minimum} to ${maximum}.`);
    }
    return value;
  };
}

function serviceNames(text: string): readonly ServiceName[] {
  const names = text.split(",");
  const unknown = names.find((name) => !SERVICES.some((service) => service === name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`There is no service "${unknown}" to measure; there are ${SERVICES.join(" and ")}.`);
  }
  return SERVICES.filter((service) => names.includes(service));
}

function reportOf({ cmx, adx, cex }: Findings): string {
  return [
    cmx === undefined ? [] : cmxReport(cmx),
    adx === undefined ? [] : adxReport(adx),
    cex === undefined ? [] : cexReport(cex),
  ]
    .flat()
    .join("\n");
}

async function bench({ pairs, seconds, inFlight, services, profile, json }: Flags): Promise<void> {
  const progress = ora({ stream: process.stderr, isSilent: json, discardStdin: false, hideCursor: false });
  const interrupted = new Promise<never>((_, reject) => {
    const stop = (signal: NodeJS.Signals): void => reject(new BenchmarkError(`interrupted by ${signal}`));
    process.once("SIGINT", stop).once("SIGTERM", stop);
  });
  interrupted.catch(() => undefined); // every stage of the run looks at it
  try {
    const settings = { pairs, seconds, inFlight, services, profileDirectory: profile };
    const found = await runBenchmark(settings, interrupted, (stage) => progress.start(stage));
    progress.stop();
    process.stdout.write(
      json ? `${JSON.stringify({ ...found.cmx, adx: found.adx, cex: found.cex }, undefined, 2)}\n` : reportOf(found),
    );
  } finally {
    progress.stop();
  }
}

try {
  await command.parseAsync();
} catch (cause) {
  if (cause instanceof CommanderError) {
    process.exitCode = cause.exitCode === 0 ? 0 : EXIT_USAGE;
  } else {
    process.stderr.write(`Could not measure: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exitCode = EXIT_NOT_MEASURED;
  }
}
