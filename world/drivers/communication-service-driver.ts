import { objectField, type RestDriver, SimulatorError } from "./rest-driver.ts";

/** Sets rules at the communication service and looks at its connections. */
export class CommunicationServiceDriver {
  readonly #rest: RestDriver;
  readonly #ruled = new Set<string>();

  constructor(rest: RestDriver) {
    this.#rest = rest;
  }

  /** From now on, the appversion may use these extensions and no others. */
  async allowExtensions(appVersionName: string, extensionInstanceNames: readonly string[]): Promise<void> {
    this.#ruled.add(appVersionName);
    const rules = JSON.stringify({ allowedExtensionInstances: extensionInstanceNames });
    await this.#rest.order("PUT", `/control/app-versions/${appVersionName}`, rules);
  }

  /** Whether a client of this identifier is connected. */
  async hasClient(clientId: string): Promise<boolean> {
    const connections = await this.#rest.order("GET", "/control/connections");
    if (!Array.isArray(connections)) {
      throw new SimulatorError(`the communication service lists its connections as ${JSON.stringify(connections)}`);
    }
    return connections.some((connection: unknown) => objectField(connection, "clientId") === clientId);
  }

  /** Takes back every rule that was set. */
  async clear(): Promise<void> {
    for (const appVersionName of this.#ruled) {
      this.#ruled.delete(appVersionName);
      await this.#rest.order("DELETE", `/control/app-versions/${appVersionName}`);
    }
  }
}
