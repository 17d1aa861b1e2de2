import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { launchTarget, referenceProcess } from "../../conformance/targets/index.ts";
import { EXIT } from "../../conformance/verdicts/index.ts";
import { clockWaiter, silentLogger, systemClock, systemRuntime } from "../../runtime/index.ts";
import { nodeHttp, nodeTransport, tcpChannels } from "../../transport/index.ts";
import { startSimulatedWorld, WorldDrivers } from "../../world/index.ts";
import type { Package } from "../package-root.ts";
import { ClosingStack, startBroker, visibleProgress } from "../session/index.ts";
import { type BoxFacts, boxFacts, readableFacts, shellFacts } from "./box-facts.ts";
import { sampleEndpoint } from "./sample-endpoint.ts";

interface ServeFlags {
  readonly mqttPort: number;
  readonly httpPort: number;
  readonly seed: number;
  readonly nats?: string;
  readonly env?: string;
  readonly json: boolean;
}

const EXAMPLES = `
Examples:
  npm run serve                                            ports are chosen freely and printed
  npm run serve -- --mqtt-port 1883 --http-port 8080       the ports that devices expect
  npm run serve -- --env box.env                           the facts as shell variables, to be read with . ./box.env

Exit codes:
  0   it was interrupted, and has ended everything
  2   incomplete: no broker to be had, or none at the address given
  3   Kaaliper itself is at fault
  64  wrong usage: an unknown flag, a port that is no number`;

/** The command \`serve\`: the simulated world and the reference services, for devices and people to talk to. */
export function serveCommand(project: Package, process: NodeJS.Process, finish: (code: number) => void): Command {
  return new Command("serve")
    .description("Run the simulated world and the reference services until interrupted.")
    .option("--mqtt-port <number>", "where devices connect over MQTT; 0: chosen freely", port, 0)
    .option("--http-port <number>", "where devices post over HTTP; 0: chosen freely", port, 0)
    .option("--seed <number>", "determines the sample endpoint", Number, 1)
    .option("--nats <url>", "a NATS server that runs already")
    .option("--env <file>", "write the facts as shell variables to this file")
    .option("--json", "print the facts as JSON", false)
    .addHelpText("after", EXAMPLES)
    .action(async (flags: ServeFlags) => {
      const closing = new ClosingStack();
      try {
        announce(await openBox(flags, project, process, closing), flags, process);
        await interrupted(process);
      } finally {
        await closing.closeAll();
      }
      finish(EXIT.passed);
    });
}

function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) {
    throw new InvalidArgumentError("It takes a port number from 0 to 65535.");
  }
  return value;
}

async function openBox(
  flags: ServeFlags,
  project: Package,
  process: NodeJS.Process,
  closing: ClosingStack,
): Promise<BoxFacts> {
  const progress = visibleProgress(process.stderr);
  const natsUrl = flags.nats ?? (await startBroker({ environment: process.env, progress, closing }));
  progress.stage("Starting the simulated world and the reference services");
  const script = join(project.compiled, "reference-impl", "cmx", "main.js");
  const target = referenceProcess("deployed", [script], project.root);
  const world = await startSimulatedWorld({
    target,
    transport: nodeTransport({ servers: [natsUrl] }),
    runtimeOf: (party) => systemRuntime(`${flags.seed}/${party}`, silentLogger),
    targetState: () => ({ gone: null }),
    ports: { mqtt: flags.mqttPort, http: flags.httpPort },
  });
  closing.push(() => world.close());
  const launched = launchTarget(target, natsUrl, systemClock, process.env);
  closing.push(() => launched.stop());

  const sample = sampleEndpoint(flags.seed);
  const waiter = clockWaiter(systemClock);
  const drivers = new WorldDrivers(world.addresses, {
    http: nodeHttp(),
    channels: tcpChannels,
    clock: systemClock,
    waiter,
  });
  await drivers.register.register(sample.endpointId, sample.appVersionName, sample.endpointToken);
  await drivers.provider.setConfiguration(sample.endpointId, sample.appVersionName, sample.configuration);
  progress.end();
  return boxFacts(natsUrl, world.addresses, sample);
}

function announce(facts: BoxFacts, flags: ServeFlags, process: NodeJS.Process): void {
  // Whoever waits for the printed facts finds the file in place.
  if (flags.env !== undefined) {
    writeFileSync(flags.env, shellFacts(facts));
  }
  process.stdout.write(flags.json ? `${JSON.stringify(facts)}\n` : readableFacts(facts));
}

function interrupted(process: NodeJS.Process): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
