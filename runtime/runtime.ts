import { type Clock, systemClock } from "./clock.ts";
import { type IdGenerator, seededIds, uniqueIds } from "./ids.ts";
import { type Logger, silentLogger } from "./logger.ts";
import { type OutsideWork, unregisteredWork } from "./outside-work.ts";
import { type Random, seededRandom } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** All that a service or simulator may know of the machine that it runs on. */
export interface Runtime {
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly outsideWork: OutsideWork;
}

/** The machine's own time and unique identifiers; `seed` determines the random numbers. */
export function systemRuntime(seed: string, logger: Logger): Runtime {
  return { clock: systemClock, random: seededRandom(seed), ids: uniqueIds, logger, outsideWork: unregisteredWork };
}

/** Virtual time; `seed` determines random numbers and identifiers. */
export function virtualRuntime(time: VirtualTime, seed: string): Runtime {
  const random = seededRandom(seed);
  return { clock: time, random, ids: seededIds(random.fork("ids")), logger: silentLogger, outsideWork: time };
}
