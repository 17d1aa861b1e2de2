import type { Clock } from "../../../../runtime/index.ts";
import { StoreUnavailableError } from "../command-store.ts";

/** What `work` comes to, or a rejection with a `StoreUnavailableError` if it has not settled in time. */
export async function withinBound<T>(clock: Clock, boundMs: number, work: PromiseLike<T>): Promise<T> {
  let stopWaiting = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const timer = clock.schedule(boundMs, () =>
      reject(new StoreUnavailableError(`PostgreSQL did not answer within ${boundMs} ms.`)),
    );
    stopWaiting = () => timer.cancel();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stopWaiting();
  }
}
