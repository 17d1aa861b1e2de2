#!/usr/bin/env node
import process from "node:process";
import { Command, CommanderError } from "commander";
import { TargetFileError } from "../conformance/targets/index.ts";
import { EXIT } from "../conformance/verdicts/index.ts";
import { ReportError } from "../reports/index.ts";
import { TransportError } from "../transport/index.ts";
import { isIncomplete } from "./incomplete.ts";
import { watchOutput } from "./output-streams.ts";
import { findPackage } from "./package-root.ts";
import { proveCommand } from "./prove/index.ts";
import { requirementsCommand } from "./requirements/index.ts";
import { runCommand } from "./run/index.ts";
import { serveCommand } from "./serve/index.ts";
import { UsageError } from "./usage-error.ts";

const EXAMPLES = `
Examples:
  npm run conformance              judge the reference implementation over the wire
  npm run conformance -- --help    what else can be judged, and how
  npm run prove                    show that the suite can fail, and for the right reason
  npm run serve                    a world and its services to talk to

Exit codes:
  0   all went well; the others are explained with each command`;

/** What an exception that reached the top means. A stack trace is shown only for what is our own fault. */
function explain(cause: unknown): { readonly code: number; readonly message: string } {
  if (cause instanceof CommanderError) {
    return { code: cause.exitCode === 0 ? EXIT.passed : EXIT.usage, message: "" };
  }
  if (cause instanceof UsageError || cause instanceof TargetFileError || cause instanceof ReportError) {
    return { code: EXIT.usage, message: `${cause.message}\nSee npm run conformance -- --help` };
  }
  if (cause instanceof TransportError && cause.code === "INVALID_ADDRESS") {
    return { code: EXIT.usage, message: cause.message };
  }
  if (isIncomplete(cause)) {
    return { code: EXIT.incomplete, message: cause.message };
  }
  const trace = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return { code: EXIT.ownFault, message: `Kaaliper itself failed. Please report this:\n${trace}` };
}

async function main(): Promise<void> {
  const program = new Command("kaaliper")
    .description("Conformance and simulation harness for the Kaa extension services CMX, ADX and CEX")
    .showHelpAfterError("(add --help for what is possible)")
    .addHelpText("after", EXAMPLES)
    .exitOverride();
  const project = findPackage();
  program.version(project.version);
  const finish = (code: number): void => {
    process.exitCode = code;
  };
  for (const make of [runCommand, proveCommand, serveCommand, requirementsCommand]) {
    const command = make(project, process, finish);
    program.addCommand(command.exitOverride().showHelpAfterError("(add --help for what is possible)"));
  }
  try {
    await program.parseAsync();
  } catch (cause) {
    const { code, message } = explain(cause);
    if (message !== "") {
      process.stderr.write(`${message}\n`);
    }
    process.exitCode = code;
  }
}

const output = watchOutput(process);
await main();
const exitCode = await output.finish();
// A library that failed to connect may hold a socket; nothing of ours is left to wait for.
process.exit(exitCode);
