import {
  isCmxOnPlatform,
  otherAdx,
  type ServiceName,
  servicesOf,
  serviceUrls,
  startInProcess,
  type Target,
  type WorldUrls,
} from "../conformance/targets/index.ts";
import { seededIds, seededRandom, VirtualTime, virtualRuntime } from "../runtime/index.ts";
import { inMemoryTransport } from "../transport/index.ts";
import { SimulatorError, serviceDriver, WorldDrivers } from "./drivers/index.ts";
import type { ExampleNeeds, OpenExample, RunParameters } from "./example-world.ts";
import { PLATFORM_TENANT, prepareApplications, preparedApplicationNames } from "./prepared-applications.ts";
import { startSimulatedWorld } from "./simulated-world.ts";
import { withoutTekton, worldUrls } from "./world-addresses.ts";

/** When virtual time begins: 1 January 2026, midnight UTC. */
const BEGINNING_MS = Date.UTC(2026, 0, 1);
/** How long the fast lane listens after an example. It costs nothing there. */
const QUIET_MS = 60_000;
/** How long starting and stopping may take. */
const ORDER_MS = 10_000;

/** Lets time pass until work has settled. Throws a `SimulatorError` if it takes too long. */
function settling(time: VirtualTime): <T>(what: string, work: Promise<T>) => Promise<T> {
  return async (what, work) => {
    const outcome = await time.within(ORDER_MS, work);
    if (!outcome.settled) {
      throw new SimulatorError(`${what} took more than ${ORDER_MS} ms of virtual time`);
    }
    return outcome.value;
  };
}

/** A world of its own for one example: everything in this process, on the in-memory bus, under virtual time. */
export async function openFastExample(
  { seed, target, repetition = 0 }: RunParameters,
  { id, services }: ExampleNeeds,
): Promise<OpenExample> {
  const origin = `${seed}/${id}`;
  const random = seededRandom(origin);
  const time = new VirtualTime(BEGINNING_MS, random.fork("deliveries"));
  const transport = inMemoryTransport(time, random.fork("transport"), time);
  const runtimeOf = (party: string) => virtualRuntime(time, `${origin}/${party}`);
  const settled = settling(time);
  const wanted = servicesOf(target).filter(([name]) => services.length === 0 || services.includes(name));
  const world = await settled(
    "starting the simulators",
    startSimulatedWorld({ target, transport, runtimeOf, targetState: () => ({ gone: null }) }),
  );
  const drivers = new WorldDrivers(world.addresses, { ...transport, clock: time, waiter: time });
  const prepared = wanted.find(([name]) => name === "cex" || (name === "cmx" && isCmxOnPlatform(target)));
  if (prepared !== undefined) {
    const service = target.instances[prepared[0]];
    await prepareApplications(drivers.tekton, { tenantId: PLATFORM_TENANT, service, seed, exampleIds: [id] });
  }
  const urls = { ...worldUrls("", world.addresses), databaseUrl: `memory:${origin}/${repetition}` };
  const started: Awaited<ReturnType<typeof startInProcess>>[] = [];
  const start = async (from: Target, service: ServiceName, replica: number, known: WorldUrls): Promise<void> => {
    const name = `${service}-${replica}`;
    const bus = await settled("connecting the target", transport.connectBus(name));
    const ports = { bus, http: transport.http, runtime: runtimeOf(name) };
    started.push(await settled("starting the target", startInProcess(from, { service, replica, ports, urls: known })));
  };
  for (const [service, { replicas }] of wanted) {
    for (let replica = 1; replica <= replicas; replica += 1) {
      await start(target, service, replica, urls);
    }
  }
  const urlsOfServices = serviceUrls(target, {});
  return {
    drivers,
    applicationNames: preparedApplicationNames({ seed, id }).values(),
    preparedTenantId: prepared === undefined ? undefined : PLATFORM_TENANT,
    waiter: time,
    ids: seededIds(random.fork("identities")),
    instances: target.instances,
    timing: target.timing,
    target,
    services: urlsOfServices,
    service: (name) => serviceDriver(urlsOfServices, name, { http: transport.http, waiter: time }),
    startOtherAdx: async (isCutOff) => {
      const other = otherAdx(target);
      await start(other, "adx", other.services.adx?.firstReplica ?? 1, isCutOff ? withoutTekton(urls) : urls);
      return serviceDriver(serviceUrls(other, {}), "adx", { http: transport.http, waiter: time });
    },
    now: () => time.now(),
    close: async () => {
      try {
        await drivers.close();
      } finally {
        await time.within(QUIET_MS, new Promise(() => {}));
      }
      const recording = world.recorder.recording();
      for (const replica of started) {
        await settled("stopping the target", replica.close());
      }
      await settled("stopping the simulators", world.close());
      return recording;
    },
  };
}
