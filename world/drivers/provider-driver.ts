import { type RestDriver, textField } from "./rest-driver.ts";

/** Sets configurations at the configuration data provider. */
export class ProviderDriver {
  readonly rest: RestDriver;

  constructor(rest: RestDriver) {
    this.rest = rest;
  }

  /** Gives an endpoint the configuration that the JSON text `config` spells. Resolves with its identifier. */
  async setConfiguration(endpointId: string, appVersionName: string, config: string, name?: string): Promise<string> {
    const query = name === undefined ? "" : `?name=${encodeURIComponent(name)}`;
    const path = `/api/v1/endpoints/${endpointId}/app-versions/${appVersionName}${query}`;
    return textField(await this.rest.order("PUT", path, config), "configId");
  }

  /** Gives every endpoint of an appversion that has no configuration of its own this one. */
  async setDefault(appVersionName: string, config: string): Promise<string> {
    return textField(await this.rest.order("PUT", `/api/v1/app-versions/${appVersionName}`, config), "configId");
  }
}
