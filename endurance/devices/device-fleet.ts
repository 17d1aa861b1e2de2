import { clockWaiter, systemClock } from "../../runtime/index.ts";
import type { Simulators } from "../surroundings/index.ts";
import { FleetDevice } from "./fleet-device.ts";

const APP_VERSION = "fleet-v1";
/** How long nothing new may come before what devices hold counts as final. */
const QUIET_MS = 400;
const SHOWN_MAX = 3;

const waiter = clockWaiter(systemClock);

/** Devices that are connected to the simulated communication service and have configurations at the provider. */
export class DeviceFleet implements AsyncDisposable {
  readonly devices: readonly FleetDevice[];
  readonly #simulators: Simulators;
  #news: () => void = () => undefined;
  #versions = 0;

  private constructor(simulators: Simulators, size: number) {
    this.#simulators = simulators;
    this.devices = Array.from({ length: size }, (_, index) => {
      const endpointId = `device-${index}`;
      // Every other one says that it observes; the others never say anything, which means the same to CMX.
      const identity = { endpointId, appVersionName: APP_VERSION, token: `token-${index}`, observing: index % 2 === 0 };
      return new FleetDevice(identity, () => this.#news());
    });
  }

  /** Registers and connects so many devices, each with a configuration. */
  static async start(simulators: Simulators, size: number): Promise<DeviceFleet> {
    const fleet = new DeviceFleet(simulators, size);
    for (const device of fleet.devices) {
      const { endpointId, appVersionName, token } = device.identity;
      await simulators.drivers.register.register(endpointId, appVersionName, token);
      await fleet.replace(device);
      await device.connect(simulators.addresses.mqttAddress);
    }
    return fleet;
  }

  /** Gives a device another configuration. Rejects if the provider does not confirm, though it may have it. */
  async replace(device: FleetDevice): Promise<void> {
    this.#versions += 1;
    const { endpointId, appVersionName } = device.identity;
    const config = `{"version":${this.#versions}}`;
    const begunMs = systemClock.now();
    const configId = await this.#simulators.drivers.provider.setConfiguration(endpointId, appVersionName, config);
    device.note(`replaced by ${configId}, begun at ${begunMs}`);
  }

  /** The device hangs up and comes back, as a device without a configuration. */
  async reconnect(device: FleetDevice): Promise<void> {
    device.disconnect();
    await device.connect(this.#simulators.addresses.mqttAddress);
  }

  /**
   * Resolves when every device holds the configuration that the provider has for it, and nothing else came for a
   * while. Rejects, with what some of those received that do not, if that is not so at `deadlineMs`, in
   * Unix milliseconds.
   */
  async untilUpToDate(deadlineMs: number): Promise<void> {
    const latest = new Map<FleetDevice, string>();
    for (const device of this.devices) {
      latest.set(device, await this.#latestOf(device));
    }
    const behind = () => this.devices.filter((device) => device.configId !== latest.get(device));
    for (;;) {
      const leftMs = deadlineMs - systemClock.now();
      const isUpToDate = behind().length === 0;
      if (!isUpToDate && leftMs <= 0) {
        throw new Error(explained(behind(), latest));
      }
      const news = new Promise<void>((resolve) => {
        this.#news = resolve;
      });
      const { settled } = await waiter.within(isUpToDate ? QUIET_MS : leftMs, news);
      if (isUpToDate && !settled) {
        break;
      }
    }
    this.#assertConnected();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const device of this.devices) {
      device.disconnect();
    }
  }

  async #latestOf({ identity }: FleetDevice): Promise<string> {
    const path = `/api/v1/endpoints/${identity.endpointId}/app-versions/${identity.appVersionName}`;
    const stored = await this.#simulators.drivers.provider.rest.order("GET", path);
    if (typeof stored !== "object" || stored === null || !("configId" in stored)) {
      throw new Error(`the provider shows no configId under ${path}`);
    }
    return String(stored.configId);
  }

  #assertConnected(): void {
    const problems = this.devices.flatMap(({ problem }) => problem ?? []);
    if (problems.length > 0) {
      throw new Error(problems.join("\n"));
    }
  }
}

function explained(behind: readonly FleetDevice[], latest: ReadonlyMap<FleetDevice, string>): string {
  const shown = behind.slice(0, SHOWN_MAX).map((device) => {
    const { identity, configId, history } = device;
    const observing = identity.observing ? "observing" : "never said";
    return `${identity.endpointId} (${observing}) holds ${configId}, wants ${latest.get(device)}\n  ${history.join("\n  ")}`;
  });
  return `${behind.length} devices are not up to date at ${systemClock.now()}:\n${shown.join("\n")}`;
}
