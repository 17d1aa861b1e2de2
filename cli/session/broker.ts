import { findNatsServer, startNatsServer } from "../../backing-services/index.ts";
import { silentLogger, systemClock } from "../../runtime/index.ts";
import type { ClosingStack } from "./closing-stack.ts";
import type { Progress } from "./progress.ts";

/** A broker may have to be fetched from the distribution on first use. */
const BROKER_MS = 180_000;

/** Finds and starts a `nats-server` of our own and returns its URL. Rejects with `BrokerUnavailableError`. */
export async function startBroker(parts: {
  readonly environment: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly closing: ClosingStack;
}): Promise<string> {
  const { environment, progress, closing } = parts;
  progress.stage("Looking for a nats-server");
  const logger = { ...silentLogger, info: (message: string) => progress.stage(message) };
  const search = { environment, clock: systemClock, logger, timeoutMs: BROKER_MS };
  const found = await findNatsServer(search);
  const server = await startNatsServer(found, { environment, clock: systemClock, logger });
  closing.push(() => server.stop());
  return server.url;
}
