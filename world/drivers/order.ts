import type { Waiter } from "../../runtime/index.ts";
import { SimulatorError } from "./rest-driver.ts";

/** Connecting, and having a message acknowledged, may take this long. */
const ORDER_MS = 10_000;

/** Awaits what a simulator has to bring about. Throws a `SimulatorError` if it takes more than ten seconds. */
export async function inTime<T>(waiter: Waiter, what: string, work: Promise<T>): Promise<T> {
  const outcome = await waiter.within(ORDER_MS, work);
  if (!outcome.settled) {
    throw new SimulatorError(`${what} took more than ${ORDER_MS} ms`);
  }
  return outcome.value;
}
