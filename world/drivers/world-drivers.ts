import type { WorldAddresses } from "../world-addresses.ts";
import { BusDriver } from "./bus-driver.ts";
import { CommandCallerDriver } from "./command-caller-driver.ts";
import { CommunicationServiceDriver } from "./communication-service-driver.ts";
import { Device, type DeviceIdentity } from "./device.ts";
import { DeviceConnection, type DeviceConnectionOptions } from "./device-connection.ts";
import { DraftDriver } from "./draft-driver.ts";
import type { DriverPorts } from "./driver-ports.ts";
import { EndpointHistoryDriver } from "./endpoint-history-driver.ts";
import { EndpointRegisterDriver } from "./endpoint-register-driver.ts";
import { FaultDriver } from "./fault-driver.ts";
import { ProviderDriver } from "./provider-driver.ts";
import { RestDriver, SimulatorError } from "./rest-driver.ts";
import { TektonDriver } from "./tekton-driver.ts";
import { TenantManagerDriver } from "./tenant-manager-driver.ts";

/** What an example can do with the world around the services. */
export class WorldDrivers {
  readonly register: EndpointRegisterDriver;
  readonly provider: ProviderDriver;
  readonly faults: FaultDriver;
  readonly bus: BusDriver;
  readonly history: EndpointHistoryDriver;
  readonly communicationService: CommunicationServiceDriver;
  readonly #tenants: TenantManagerDriver | undefined;
  readonly #tekton: TektonDriver | undefined;
  readonly #commandCaller: CommandCallerDriver | undefined;
  readonly #drafts: DraftDriver | undefined;
  readonly #addresses: WorldAddresses;
  readonly #ports: DriverPorts;
  readonly #connections: DeviceConnection[] = [];

  constructor(addresses: WorldAddresses, ports: DriverPorts) {
    const rest = (url: string): RestDriver => new RestDriver(url, ports.http, ports.waiter);
    this.#addresses = addresses;
    this.#ports = ports;
    this.register = new EndpointRegisterDriver(rest(addresses.endpointRegisterUrl));
    this.provider = new ProviderDriver(rest(addresses.providerUrl));
    this.faults = new FaultDriver();
    this.bus = new BusDriver(rest(addresses.recorderUrl));
    this.history = new EndpointHistoryDriver(rest(addresses.recorderUrl));
    this.communicationService = new CommunicationServiceDriver(rest(addresses.communicationServiceUrl));
    const { platform, commandCallerUrl, drafts } = addresses;
    if (drafts !== undefined) {
      const { otherProviderUrl, originatorUrl } = drafts;
      this.#drafts = new DraftDriver(this.provider.rest, rest(otherProviderUrl), rest(originatorUrl));
    }
    if (commandCallerUrl !== undefined) {
      this.#commandCaller = new CommandCallerDriver(rest(commandCallerUrl));
    }
    if (platform !== undefined) {
      this.#tenants = new TenantManagerDriver(rest(platform.tenantManagerUrl), platform.servicePermissions);
      this.#tekton = new TektonDriver(rest(platform.tektonUrl), this.#tenants);
    }
  }

  /** Tekton. Throws a `SimulatorError` in a world that has none, as no service of its target needs it. */
  get tekton(): TektonDriver {
    return present(this.#tekton, "Tekton");
  }

  /** The Tenant Manager. Throws as `tekton` does. */
  get tenants(): TenantManagerDriver {
    return present(this.#tenants, "Tenant Manager");
  }

  /** Who calls commands by 12/CIP. Throws a `SimulatorError` in a world without a CEX. */
  get commandCaller(): CommandCallerDriver {
    return present(this.#commandCaller, "command caller");
  }

  /** The providers of 2017. Throws a `SimulatorError` in a world of today. */
  get drafts(): DraftDriver {
    if (this.#drafts === undefined) {
      throw new SimulatorError("this world has no provider of 2017; run the example with --profile raw-2017");
    }
    return this.#drafts;
  }

  /** A device that speaks for an endpoint, on a connection of its own. It connects when it first sends something. */
  device(identity: DeviceIdentity): Device {
    const connection = this.connection({ clientId: identity.endpointId });
    return new Device(identity, connection, this.#addresses.deviceUrl, this.#ports);
  }

  /** A connection for devices to speak through. It is opened when it is needed. */
  connection(options: DeviceConnectionOptions): DeviceConnection {
    const connection = new DeviceConnection(options, this.#addresses, this.#ports);
    this.#connections.push(connection);
    return connection;
  }

  /** Disconnects the devices, takes rules and faults out and removes applications and tenants. Throws if a fault never fired. */
  async close(): Promise<void> {
    for (const connection of this.#connections.splice(0)) {
      connection.disconnect();
    }
    await this.communicationService.clear();
    try {
      await this.faults.clear();
    } finally {
      await this.#tekton?.clear();
      await this.#tenants?.clear();
    }
  }
}

function present<T>(driver: T | undefined, name: string): T {
  if (driver === undefined) {
    throw new SimulatorError(`this world has no ${name}; tag the feature with a service that needs one, @adx or @cex`);
  }
  return driver;
}
