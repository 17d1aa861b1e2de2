import type { WorldAddresses } from "../world-addresses.ts";
import { BusDriver } from "./bus-driver.ts";
import { Device, type DeviceIdentity } from "./device.ts";
import type { DriverPorts } from "./driver-ports.ts";
import { EndpointRegisterDriver } from "./endpoint-register-driver.ts";
import { FaultDriver } from "./fault-driver.ts";
import { ProviderDriver } from "./provider-driver.ts";
import { RestDriver } from "./rest-driver.ts";

/** What an example can do with the world around the services. */
export class WorldDrivers {
  readonly register: EndpointRegisterDriver;
  readonly provider: ProviderDriver;
  readonly faults: FaultDriver;
  readonly bus: BusDriver;
  readonly #addresses: WorldAddresses;
  readonly #ports: DriverPorts;
  readonly #devices: Device[] = [];

  constructor(addresses: WorldAddresses, ports: DriverPorts) {
    const rest = (url: string): RestDriver => new RestDriver(url, ports.http, ports.waiter);
    this.#addresses = addresses;
    this.#ports = ports;
    this.register = new EndpointRegisterDriver(rest(addresses.endpointRegisterUrl));
    this.provider = new ProviderDriver(rest(addresses.providerUrl));
    this.faults = new FaultDriver();
    this.bus = new BusDriver(rest(addresses.recorderUrl));
  }

  /** A device that speaks for an endpoint. It connects when it first sends something. */
  device(identity: DeviceIdentity): Device {
    const device = new Device(identity, this.#addresses, this.#ports);
    this.#devices.push(device);
    return device;
  }

  /** Disconnects the devices and takes the faults out. Throws if a fault never fired. */
  async close(): Promise<void> {
    for (const device of this.#devices.splice(0)) {
      await device.close();
    }
    await this.faults.clear();
  }
}
