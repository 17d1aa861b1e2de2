import type { Clock, Waiter } from "../../runtime/index.ts";

/** How the driver reads the time, and waits. */
export interface Time {
  readonly clock: Clock;
  readonly waiter: Waiter;
}
