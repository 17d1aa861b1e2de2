#!/usr/bin/env node
import process from "node:process";
import { Command, CommanderError } from "commander";
import { EXIT } from "../conformance/verdicts/index.ts";
import { watchOutput } from "./output-streams.ts";
import { findPackage, type Package } from "./package-root.ts";

const EXAMPLES = `
Examples:
  npm run conformance              judge the reference implementation over the wire
  npm run conformance -- --help    what else can be judged, and how
  npm run prove                    show that the suite can fail, and for the right reason
  npm run serve                    a world and its services to talk to

Exit codes:
  0   all went well; the others are explained with each command`;

type MakeCommand = (project: Package, process: NodeJS.Process, finish: (code: number) => void) => Command;

/** Each command is loaded when it is asked for: together they take longer to load than a mistake to explain. */
const COMMANDS: Readonly<Record<string, { readonly description: string; readonly load: () => Promise<MakeCommand> }>> =
  {
    run: {
      description: "Judge an implementation of the Kaa extension services by what it does on the wire.",
      load: async () => (await import("./run/index.ts")).runCommand,
    },
    prove: {
      description: "Run the suite against services that are wrong on purpose.",
      load: async () => (await import("./prove/index.ts")).proveCommand,
    },
    serve: {
      description: "Run the simulated world and the reference services until interrupted.",
      load: async () => (await import("./serve/index.ts")).serveCommand,
    },
    requirements: {
      description: "Write the list of requirements and how each is proven, from catalogue, features and checks.",
      load: async () => (await import("./requirements/index.ts")).requirementsCommand,
    },
  };
const HINT = "(add --help for what is possible)";

/** The command that the words name: all of it, as others are no more than their names. */
async function commandsFor(words: readonly string[], project: Package): Promise<readonly Command[]> {
  const finish = (code: number): void => {
    process.exitCode = code;
  };
  return await Promise.all(
    Object.entries(COMMANDS).map(async ([name, { description, load }]) => {
      const command = words.includes(name)
        ? (await load())(project, process, finish)
        : new Command(name).option("--help");
      return command.description(description).exitOverride().showHelpAfterError(HINT);
    }),
  );
}

async function main(): Promise<void> {
  const program = new Command("kaaliper")
    .description("Conformance and simulation harness for the Kaa extension services CMX, ADX and CEX")
    .showHelpAfterError(HINT)
    .addHelpText("after", EXAMPLES)
    .exitOverride();
  const project = findPackage();
  program.version(project.version);
  for (const command of await commandsFor(process.argv.slice(2), project)) {
    program.addCommand(command);
  }
  try {
    await program.parseAsync();
  } catch (cause) {
    const { code, message } = await explained(cause);
    if (message !== "") {
      process.stderr.write(`${message}\n`);
    }
    process.exitCode = code;
  }
}

async function explained(cause: unknown): Promise<{ readonly code: number; readonly message: string }> {
  if (cause instanceof CommanderError) {
    return { code: cause.exitCode === 0 ? EXIT.passed : EXIT.usage, message: "" };
  }
  const { explain } = await import("./explained-error.ts");
  return explain(cause);
}

const output = watchOutput(process);
await main();
const exitCode = await output.finish();
// A library that failed to connect may hold a socket; nothing of ours is left to wait for.
process.exit(exitCode);
