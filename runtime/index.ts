export { type Clock, systemClock, type Timer } from "./clock.ts";
export { type Deliveries, promptDeliveries } from "./deliveries.ts";
export { type IdGenerator, seededIds, uniqueIds } from "./ids.ts";
export { jsonLogger, type LogFields, type Logger, silentLogger } from "./logger.ts";
export { type OutsideWork, unregisteredWork } from "./outside-work.ts";
export { type Random, seededRandom } from "./random.ts";
export { type Runtime, systemRuntime, virtualRuntime } from "./runtime.ts";
export { VirtualTime } from "./virtual-time.ts";
export { clockWaiter, type Waited, type Waiter } from "./waiter.ts";
