import type { InstanceNames, Recording, Timing } from "../conformance/checks/index.ts";
import type { ServiceName, ServiceUrls, Target, WorldUrls } from "../conformance/targets/index.ts";
import type { IdGenerator, Waiter } from "../runtime/index.ts";
import type { ServiceDriver, WorldDrivers } from "./drivers/index.ts";
import type { WorldAddresses } from "./world-addresses.ts";

/** What every example of a run is told. Plain data: it crosses process boundaries. */
export interface RunParameters {
  readonly lane: "wire" | "fast";
  readonly seed: number;
  /** How often the examples were run before in the same world; their endpoints must be others each time. */
  readonly repetition?: number;
  readonly target: Target;
  /** The environment of processes that an example launches, in the wire lane. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where the services find the world, in the wire lane. */
  readonly urls?: WorldUrls;
  /** The running world of the wire lane; the fast lane makes one for each example. */
  readonly addresses?: WorldAddresses;
  /** Where the services of the target are reached over HTTP, in the wire lane. */
  readonly services?: ServiceUrls;
  /** The tenant of the applications that were prepared, if any were, in the wire lane. */
  readonly preparedTenantId?: string;
}

/** Which example is opened, and what it needs. */
export interface ExampleNeeds {
  readonly id: string;
  /** The services that it is about; all of the target's if it names none. */
  readonly services: readonly ServiceName[];
}

/** One example's hold on its world. */
export interface OpenExample {
  readonly drivers: WorldDrivers;
  readonly waiter: Waiter;
  /** Identifiers that follow from the seed and the example alone. */
  readonly ids: IdGenerator;
  /** Names of applications that the services have known from the beginning, if they know any: another one each time. */
  readonly applicationNames: Iterator<string, undefined>;
  /** The tenant of those applications; undefined if none were prepared. */
  readonly preparedTenantId: string | undefined;
  readonly instances: InstanceNames;
  readonly timing: Timing;
  readonly target: Target;
  /** Where the services of the target are reached over HTTP. */
  readonly services: ServiceUrls;
  /** Asks the replicas of a service over HTTP. */
  service(name: ServiceName): ServiceDriver;
  /**
   * Starts another instance of ADX, which ends with the example; `isCutOff` tells whether it finds no Tekton. Resolves
   * with a driver of it, whether it has become ready or not.
   */
  startOtherAdx(isCutOff: boolean): Promise<ServiceDriver>;
  now(): number;
  /** Ends the example. Where the world was its own, the recording comes back. */
  close(): Promise<Recording | undefined>;
}
