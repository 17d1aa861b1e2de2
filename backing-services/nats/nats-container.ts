import { type Clock, clockWaiter } from "../../runtime/index.ts";
import { BrokerStartError } from "./broker-errors.ts";
import type { StartedNatsServer } from "./found-nats-server.ts";

const ENGINE_TIMEOUT_MS = 5_000;
const CLIENT_PORT = 4222;

/** The library takes a third of a second to load, so it is loaded only when nothing else gave a server. */
const loadTestcontainers = () => import("testcontainers");

/** Says why containers cannot be used, or nothing if a Docker engine answers. */
export async function containerEngineProblem({ clock }: { readonly clock: Clock }): Promise<string | undefined> {
  try {
    const { getContainerRuntimeClient } = await loadTestcontainers();
    const client = await clockWaiter(clock).within(ENGINE_TIMEOUT_MS, getContainerRuntimeClient());
    return client.settled ? undefined : `the Docker engine did not answer within ${ENGINE_TIMEOUT_MS} ms`;
  } catch (cause) {
    return `no Docker engine answers (${cause instanceof Error ? cause.message : String(cause)})`;
  }
}

/**
 * Starts a server in a container; pulls the image if need be. `port` 0 lets the engine choose the port.
 * Rejects with `BrokerStartError` if it is not ready within `timeoutMs`.
 */
export async function startNatsContainer(image: string, port: number, timeoutMs: number): Promise<StartedNatsServer> {
  const { GenericContainer, Wait } = await loadTestcontainers();
  const started = await new GenericContainer(image)
    .withExposedPorts(port === 0 ? CLIENT_PORT : { container: CLIENT_PORT, host: port })
    .withWaitStrategy(Wait.forLogMessage("Server is ready"))
    .withStartupTimeout(timeoutMs)
    .start()
    .catch((cause: unknown) => {
      throw new BrokerStartError(`the container ${image} did not start: ${String(cause)}`, { cause });
    });
  let stopped: Promise<unknown> | undefined;
  const stop = async (): Promise<void> => {
    stopped ??= started.stop();
    await stopped;
  };
  const mappedPort = started.getMappedPort(CLIENT_PORT);
  const url = `nats://${started.getHost()}:${mappedPort}`;
  return { url, port: mappedPort, processId: undefined, stop, [Symbol.asyncDispose]: stop };
}
