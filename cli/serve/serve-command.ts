import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import {
  type LaunchedTarget,
  launchTarget,
  PROFILE_NAMES,
  type Profile,
  type ProfileName,
  profile as readingsOf,
  referenceProcess,
  reservePlaces,
  type ServiceName,
  type Target,
} from "../../conformance/targets/index.ts";
import { EXIT } from "../../conformance/verdicts/index.ts";
import { silentLogger, systemClock, systemRuntime } from "../../runtime/index.ts";
import { nodeHttp, nodeTransport } from "../../transport/index.ts";
import {
  startSimulatedWorld,
  type WorldAddresses,
  type WorldDrivers,
  wireDrivers,
  worldUrls,
} from "../../world/index.ts";
import type { Package } from "../package-root.ts";
import { exitProblem, PREFLIGHT_MS, Probe } from "../run/index.ts";
import { ClosingStack, interrupted, SEED_MAX, startBroker, visibleProgress, wholeNumber } from "../session/index.ts";
import { UsageError } from "../usage-error.ts";
import { type BoxFacts, boxFacts, type SampleEndpoint, shellFacts } from "./box-facts.ts";
import { readableFacts } from "./readable-facts.ts";
import { sampleEndpoint } from "./sample-endpoint.ts";

/** The reference does not answer: the box would be of no use. */
class ServiceSilentError extends Error {
  override readonly name = "ServiceSilentError";
  readonly code = "SERVICE_SILENT";
}

const PORT_MAX = 65_535;

interface ServeFlags {
  readonly profile: ProfileName;
  readonly mqttPort: number;
  readonly httpPort: number;
  readonly websocketPort: number;
  readonly seed: number;
  readonly nats?: string;
  readonly env?: string;
  readonly json: boolean;
}

const EXAMPLES = `
Examples:
  npm run serve                                            ports are chosen freely and printed
  npm run serve -- --mqtt-port 1883 --http-port 8080       the ports that devices expect
  npm run serve -- --profile raw-2017                      the CMX of the two drafts of 2017 and its world
  npm run serve -- --env box.env                           the facts as shell variables, to be read with . ./box.env

Exit codes:
  0   it was interrupted, and has ended everything
  2   incomplete: no broker, a port that is taken, or a service that does not answer
  3   Kaaliper itself is at fault
  64  wrong usage: an unknown flag, a port that is no number`;

/** The command \`serve\`: the simulated world and the reference services, for devices and people to talk to. */
export function serveCommand(project: Package, process: NodeJS.Process, finish: (code: number) => void): Command {
  return new Command("serve")
    .description("Run the simulated world and the reference services until interrupted.")
    .addOption(
      new Option("--profile <name>", "which readings apply to the reference")
        .choices(PROFILE_NAMES)
        .default("deployed"),
    )
    .option("--mqtt-port <number>", "where devices connect over MQTT; 0: chosen freely", wholeNumber(0, PORT_MAX), 0)
    .option("--http-port <number>", "where devices post over HTTP; 0: chosen freely", wholeNumber(0, PORT_MAX), 0)
    .option(
      "--websocket-port <number>",
      "where devices connect over MQTT in a WebSocket; 0: chosen freely",
      wholeNumber(0, PORT_MAX),
      0,
    )
    .option("--seed <number>", "determines the sample endpoint", wholeNumber(0, SEED_MAX), 1)
    .option("--nats <url>", "a NATS server that runs already; NATS_URL does the same")
    .option("--env <file>", "write the facts as shell variables to this file")
    .option("--json", "print the facts as JSON", false)
    .addHelpText("after", EXAMPLES)
    .action(async (flags: ServeFlags) => {
      const closing = new ClosingStack();
      const interruption = interrupted(process);
      const opening = openBox(flags, project, process, closing).then(async (facts) => {
        announce(facts, flags, process);
        await interruption;
      });
      try {
        await Promise.race([opening, interruption]);
      } finally {
        await closing.closeAll();
      }
      finish(EXIT.passed);
      process.exit(); // a box that was not open yet is given up
    });
}

async function openBox(
  flags: ServeFlags,
  project: Package,
  process: NodeJS.Process,
  closing: ClosingStack,
): Promise<BoxFacts> {
  const progress = visibleProgress(process.stderr);
  const natsUrl =
    flags.nats ?? process.env["NATS_URL"] ?? (await startBroker({ environment: process.env, progress, closing }));
  progress.stage("Starting the simulated world and the reference services");
  const { documents } = readingsOf(flags.profile);
  const scriptOf = (service: ServiceName) => [
    join(project.compiled, "reference-impl", documents === "current" ? service : flags.profile, "main.js"),
  ];
  const target = referenceProcess(flags.profile, scriptOf, project.root, { replicas: 1 });
  const world = await startSimulatedWorld({
    target,
    transport: nodeTransport({ servers: [natsUrl] }),
    runtimeOf: (party) => systemRuntime(`${flags.seed}/${party}`, silentLogger),
    targetState: () => ({ gone: null }),
    ports: { mqtt: flags.mqttPort, http: flags.httpPort, webSocket: flags.websocketPort },
  });
  closing.push(() => world.close());
  const launched = launchTarget(
    target,
    { urls: worldUrls(natsUrl, world.addresses), places: await reservePlaces(target, nodeHttp()) },
    systemClock,
    process.env,
  );
  closing.push(() => launched.stop());
  await assertAnswers(launched, { target, natsUrl, addresses: world.addresses });

  const sample = sampleEndpoint(flags.seed);
  const drivers = wireDrivers(world.addresses);
  await drivers.register.register(sample.endpointId, sample.appVersionName, sample.endpointToken);
  await configure(sample, drivers, documents);
  progress.end();
  return boxFacts(natsUrl, world.addresses, sample);
}

async function configure(
  sample: SampleEndpoint,
  drivers: WorldDrivers,
  documents: Profile["documents"],
): Promise<void> {
  if (documents === "current") {
    await drivers.provider.setConfiguration(sample.endpointId, sample.appVersionName, sample.configuration);
  } else {
    await drivers.drafts.addVersion(sample, sample.configuration);
  }
}

/** The service takes a moment to start; what a device sends before that is lost. */
async function assertAnswers(
  launched: LaunchedTarget,
  {
    target,
    natsUrl,
    addresses,
  }: { readonly target: Target; readonly natsUrl: string; readonly addresses: WorldAddresses },
): Promise<void> {
  const closing = new ClosingStack();
  try {
    const probe = new Probe(addresses, { target, closing }, () => exitProblem(launched));
    const problem = await probe.preflight(PREFLIGHT_MS, natsUrl);
    if (problem !== undefined) {
      throw new ServiceSilentError(problem);
    }
  } finally {
    await closing.closeAll();
  }
}

function announce(facts: BoxFacts, flags: ServeFlags, process: NodeJS.Process): void {
  // Whoever waits for the printed facts finds the file in place.
  if (flags.env !== undefined) {
    writeFacts(flags.env, shellFacts(facts));
  }
  process.stdout.write(
    flags.json ? `${JSON.stringify(facts)}\n` : readableFacts(facts, readingsOf(flags.profile).documents),
  );
}

function writeFacts(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(
      `--env ${path} cannot be written: ${reason}; name a file in a directory that you may write to`,
    );
  }
}
