import {
  type LaunchedTarget,
  launchTarget,
  otherAdx,
  reservePlaces,
  serviceUrls,
} from "../conformance/targets/index.ts";
import { clockWaiter, seededIds, seededRandom, systemClock } from "../runtime/index.ts";
import { nodeHttp } from "../transport/index.ts";
import { serviceDriver } from "./drivers/index.ts";
import type { ExampleNeeds, OpenExample, RunParameters } from "./example-world.ts";
import { preparedApplicationNames } from "./prepared-applications.ts";
import { wireDrivers } from "./wire-drivers.ts";
import { withoutTekton } from "./world-addresses.ts";

/** One example in the world of the run, which lives elsewhere and is reached over real sockets. */
export async function openWireExample(parameters: RunParameters, { id }: ExampleNeeds): Promise<OpenExample> {
  const { addresses, urls, environment = {}, seed, target, services = {}, repetition = 0 } = parameters;
  if (addresses === undefined || urls === undefined) {
    throw new TypeError("the wire lane needs the addresses of a running world");
  }
  const launched: LaunchedTarget[] = [];
  const waiter = clockWaiter(systemClock);
  const drivers = wireDrivers(addresses);
  return {
    drivers,
    waiter,
    ids: seededIds(seededRandom(`${seed}/${id}`).fork(repetition === 0 ? "identities" : `identities/${repetition}`)),
    applicationNames: preparedApplicationNames({ seed, id, repetition }).values(),
    preparedTenantId: parameters.preparedTenantId,
    instances: target.instances,
    timing: target.timing,
    target,
    services,
    service: (name) => serviceDriver(services, name, { http: nodeHttp(), waiter }),
    startOtherAdx: async (isCutOff) => {
      const other = otherAdx(target);
      const places = await reservePlaces(other, nodeHttp());
      const known = isCutOff ? withoutTekton(urls) : urls;
      launched.push(launchTarget(other, { urls: known, places }, systemClock, environment));
      return serviceDriver(serviceUrls(other, places), "adx", { http: nodeHttp(), waiter });
    },
    now: () => systemClock.now(),
    close: async () => {
      try {
        await drivers.close();
      } finally {
        await Promise.all(launched.map((one) => one.stop()));
      }
      return undefined;
    },
  };
}
