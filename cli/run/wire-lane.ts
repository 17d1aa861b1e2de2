import {
  isCmxOnPlatform,
  type LaunchedTarget,
  launchTarget,
  reservePlaces,
  serviceUrls,
} from "../../conformance/targets/index.ts";
import { type Clock, jsonLogger, silentLogger, systemClock, systemRuntime } from "../../runtime/index.ts";
import { nodeTransport } from "../../transport/index.ts";
import {
  prepareApplications,
  type StartedWorld,
  startSimulatedWorld,
  wireDrivers,
  worldUrls,
} from "../../world/index.ts";
import { startBroker } from "../session/index.ts";
import { exitProblem, PREFLIGHT_MS, Probe } from "./probe.ts";
import type { LaneOutcome, RunContext } from "./run-context.ts";

/** What the wire lane leaves behind for judging. */
export interface WireOutcome extends LaneOutcome {
  readonly world: StartedWorld;
  readonly probe: Probe;
}

/**
 * Runs the examples against the target over a real bus and real sockets.
 * Rejects with `BrokerUnavailableError` if there is no bus to be had.
 */
export async function runWireLane(context: RunContext): Promise<WireOutcome> {
  const { options, target, progress, closing } = context;
  const natsUrl = options.nats ?? (await startBroker(context));
  progress.stage("Starting the simulated world");
  const transport = nodeTransport({ servers: [natsUrl] });
  const service: { launched?: LaunchedTarget } = {};
  const world = await startSimulatedWorld({
    target,
    transport,
    runtimeOf: (party) => systemRuntime(`${options.seed}/${party}`, simulatorLog(context)),
    targetState: () => ({ gone: service.launched?.exit() === undefined ? null : `The target ${target.name} is gone` }),
  });
  closing.push(() => world.close());
  if (isCmxOnPlatform(target)) {
    await prepareApplicationsOf(context, world);
  }
  progress.stage(`Starting the target ${target.name}`);
  const places = await reservePlaces(target, transport.http);
  const services = serviceUrls(target, places);
  const urls = worldUrls(natsUrl, world.addresses);
  const launchPlaces = { urls, places };
  const running = launchTarget(target, launchPlaces, systemClock, context.environment);
  service.launched = running;
  closing.push(() => running.stop());

  const probe = new Probe(world.addresses, context, () => exitProblem(running));
  progress.stage("Waiting for the target to answer");
  const dead = await probe.preflight(PREFLIGHT_MS, natsUrl);
  if (dead !== undefined) {
    return { world, probe, targetGone: dead, problems: [] };
  }
  progress.stage("Running the examples");
  const { addresses } = world;
  const { seed } = options;
  const { environment } = context;
  const parameters = { lane: "wire", seed, target, environment, addresses, urls, services } as const;
  await context.examples.runAll(parameters);
  let targetGone = await probe.closing();
  if (targetGone === undefined && (await context.examples.repeatUnsettled(parameters))) {
    targetGone = await probe.closing();
  }
  progress.stage("Listening to what still comes");
  await quiet(systemClock, target.timing.quietMs);
  return { world, probe, targetGone, problems: [] };
}

/** The applications of examples exist before the target does, and in a tenant of their own, which changes no more. */
async function prepareApplicationsOf({ examples, options, target, closing }: RunContext, { addresses }: StartedWorld) {
  const drivers = wireDrivers(addresses);
  closing.push(() => drivers.close());
  const tenantId = await drivers.tenants.create("prepared");
  const [service, { seed }] = [target.instances.cmx, options];
  await prepareApplications(drivers.tekton, {
    tenantId,
    service,
    seed,
    exampleIds: await examples.planned("not @adx"),
  });
}

function simulatorLog({ environment }: RunContext) {
  const level = environment["KAALIPER_LOG_LEVEL"];
  return level === undefined ? silentLogger : jsonLogger("kaaliper", level);
}

/** The recording goes on for a while, so that what comes unasked is seen. */
function quiet(clock: Clock, quietMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.schedule(quietMs, resolve);
  });
}
