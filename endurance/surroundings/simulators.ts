import { inProcessReference, type ServiceName } from "../../conformance/targets/index.ts";
import { clockWaiter, silentLogger, systemClock, systemRuntime } from "../../runtime/index.ts";
import { nodeTransport } from "../../transport/index.ts";
import { startSimulators, type WorldAddresses, WorldDrivers } from "../../world/index.ts";
import { COMMUNICATION_REPLICA_ID } from "../instance-names.ts";

const HTTP_ANSWER_MS = 5_000;
const RECONNECT = { waitMs: 100 };

/**
 * The simulators around services, in this process, on a bus that may break. Unlike in a run nothing is recorded, since these
 * tests send more than a recording may hold.
 */
export class Simulators implements AsyncDisposable {
  readonly addresses: WorldAddresses;
  readonly drivers: WorldDrivers;
  readonly #close: () => Promise<void>;

  private constructor(addresses: WorldAddresses, close: () => Promise<void>) {
    const { channels, webSockets, http } = nodeTransport({ servers: [] });
    this.addresses = addresses;
    this.drivers = new WorldDrivers(addresses, {
      channels,
      webSockets,
      http,
      clock: systemClock,
      waiter: clockWaiter(systemClock),
    });
    this.#close = close;
  }

  /** Starts those that CMX needs, or the named services. `seed` determines their random numbers. */
  static async start(natsUrl: string, seed: string, services: readonly ServiceName[] = ["cmx"]): Promise<Simulators> {
    const started = await startSimulators({
      target: inProcessReference("deployed", { services }),
      transport: nodeTransport({ servers: [natsUrl], reconnect: RECONNECT }),
      runtimeOf: (party) => systemRuntime(`${seed}/${party}`, silentLogger),
      communicationReplicaId: COMMUNICATION_REPLICA_ID,
      httpAnswerTimeoutMs: HTTP_ANSWER_MS,
    });
    return new Simulators({ ...started.addresses, recorderUrl: "" }, () => started.close());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.drivers.close();
    await this.#close();
  }
}
