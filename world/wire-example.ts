import { clockWaiter, seededIds, seededRandom, systemClock } from "../runtime/index.ts";
import { nodeHttp } from "../transport/index.ts";
import { serviceDriver } from "./drivers/index.ts";
import type { ExampleNeeds, OpenExample, RunParameters } from "./example-world.ts";
import { preparedApplicationNames } from "./prepared-applications.ts";
import { wireDrivers } from "./wire-drivers.ts";

/** One example in the world of the run, which lives elsewhere and is reached over real sockets. */
export async function openWireExample(parameters: RunParameters, { id }: ExampleNeeds): Promise<OpenExample> {
  const { addresses, seed, target, services = {}, repetition = 0 } = parameters;
  if (addresses === undefined) {
    throw new TypeError("the wire lane needs the addresses of a running world");
  }
  const waiter = clockWaiter(systemClock);
  const drivers = wireDrivers(addresses);
  return {
    drivers,
    waiter,
    ids: seededIds(seededRandom(`${seed}/${id}`).fork(repetition === 0 ? "identities" : `identities/${repetition}`)),
    applicationNames: preparedApplicationNames({ seed, id, repetition }).values(),
    instances: target.instances,
    timing: target.timing,
    target,
    services,
    service: (name) => serviceDriver(services, name, { http: nodeHttp(), waiter }),
    now: () => systemClock.now(),
    close: async () => {
      await drivers.close();
      return undefined;
    },
  };
}
