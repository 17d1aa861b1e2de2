#!/usr/bin/env node
import process from "node:process";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import ora from "ora";
import { BenchmarkError } from "./benchmark-error.ts";
import { findings, report } from "./report.ts";
import { runBenchmark } from "./run-benchmark.ts";

const EXIT_NOT_MEASURED = 2;
const EXIT_USAGE = 64;

interface Flags {
  readonly pairs: number;
  readonly seconds: number;
  readonly inFlight: number;
  readonly profile?: string;
  readonly json: boolean;
}

const HELP = `
The driver plays the communication service and the configuration data provider. On both sides it does the same: it
writes a number into messages that were encoded before, reads it from those that come back, and decodes and compares
one in 64. Rounds of CMX and relay take turns; a ratio belongs to two rounds that follow each other.

Examples:
  npm run bench                                      seven pairs of two seconds
  npm run bench -- --pairs 3 --seconds 1             a quick look
  npm run bench -- --in-flight 32 --json             another load; figures for machines on standard output
  npm run bench -- --profile reports/out/profile     also leave a CPU profile of the CMX process there

Exit codes:
  0   measured, whatever the ratio
  2   could not measure: no broker, or a service that ended, fell silent or answered wrongly
  64  wrong usage`;

const command = new Command("bench")
  .description("Measure the reference CMX against a relay that makes the same four hops without any logic.")
  .option("--pairs <number>", "pairs of rounds that count", integer(1, 1000), 7)
  .option("--seconds <number>", "length of a round", integer(1, 300), 2)
  .option("--in-flight <number>", "requests under way at any moment", integer(1, 10_000), 256)
  .option("--profile <directory>", "leave a CPU profile of the CMX process there; slows CMX down")
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

async function bench({ pairs, seconds, inFlight, profile, json }: Flags): Promise<void> {
  const progress = ora({ stream: process.stderr, isSilent: json, discardStdin: false, hideCursor: false });
  const interrupted = new Promise<never>((_, reject) => {
    const stop = (signal: NodeJS.Signals): void => reject(new BenchmarkError(`interrupted by ${signal}`));
    process.once("SIGINT", stop).once("SIGTERM", stop);
  });
  interrupted.catch(() => undefined); // every stage of the run looks at it
  try {
    const settings = { pairs, seconds, inFlight, profileDirectory: profile };
    const measured = findings(await runBenchmark(settings, interrupted, (stage) => progress.start(stage)));
    progress.stop();
    process.stdout.write(json ? `${JSON.stringify(measured, undefined, 2)}\n` : report(measured));
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
