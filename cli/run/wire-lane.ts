import {
  isCmxOnPlatform,
  type LaunchedTarget,
  launchTarget,
  needsDatabase,
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
import { startBroker, startDatabase } from "../session/index.ts";
import { exitProblem, PREFLIGHT_MS, Probe } from "./probe.ts";
import type { LaneOutcome, RunContext } from "./run-context.ts";

/** What the wire lane leaves behind for judging. */
export interface WireOutcome extends LaneOutcome {
  readonly world: StartedWorld;
  readonly probe: Probe;
}

/**
 * Runs the examples against the target over a real bus and real sockets. Rejects with `BrokerUnavailableError` if there
 * is no bus to be had, and with `DatabaseUnavailableError` if the target needs a database and there is none.
 */
export async function runWireLane(context: RunContext): Promise<WireOutcome> {
  const { options, target, progress, closing } = context;
  const natsUrl = options.nats ?? (await startBroker(context));
  const database = needsDatabase(target) ? { databaseUrl: await startDatabase(context) } : {};
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
  const prepared = await prepareApplicationsOf(context, world);
  progress.stage(`Starting the target ${target.name}`);
  const places = await reservePlaces(target, transport.http);
  const services = serviceUrls(target, places);
  const urls = { ...worldUrls(natsUrl, world.addresses), ...database };
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
  const parameters = { lane: "wire", seed, target, environment, addresses, urls, services, ...prepared } as const;
  await context.examples.runAll(parameters);
  let targetGone = await probe.closing();
  if (targetGone === undefined && (await context.examples.repeatUnsettled(parameters))) {
    targetGone = await probe.closing();
  }
  progress.stage("Listening to what still comes");
  await quiet(systemClock, target.timing.quietMs);
  return { world, probe, targetGone, problems: [] };
}

/**
 * The applications of examples exist before the target does, and in a tenant of their own, which changes no more.
 * Resolves with that tenant, if any service goes by applications. Examples of CEX have one application each.
 */
async function prepareApplicationsOf(
  { examples, options, target, closing }: RunContext,
  { addresses }: StartedWorld,
): Promise<{ readonly preparedTenantId?: string }> {
  const { cmx, cex } = target.instances;
  const wanted = [
    ...(isCmxOnPlatform(target) ? [{ service: cmx, tags: "@cmx or not (@adx or @cex)" }] : []),
    ...(target.services.cex === undefined ? [] : [{ service: cex, tags: "@cex", ofEach: 1 }]),
  ];
  if (wanted.length === 0) {
    return {};
  }
  const drivers = wireDrivers(addresses);
  closing.push(() => drivers.close());
  const tenantId = await drivers.tenants.create("prepared");
  for (const { tags, ...parts } of wanted) {
    const exampleIds = await examples.planned(tags);
    await prepareApplications(drivers.tekton, { ...parts, tenantId, seed: options.seed, exampleIds });
  }
  return { preparedTenantId: tenantId };
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
