import type { RestDriver } from "./rest-driver.ts";

/** Makes endpoints and their tokens known. */
export class EndpointRegisterDriver {
  readonly rest: RestDriver;

  constructor(rest: RestDriver) {
    this.rest = rest;
  }

  /** Registers an endpoint, or changes the appversion of one: it is now of `appVersionName` with one token. */
  async register(endpointId: string, appVersionName: string, token: string): Promise<void> {
    const body = JSON.stringify({ appVersionName, tokens: [token] });
    await this.rest.order("PUT", `/api/v1/endpoints/${endpointId}`, body);
  }

  /** Makes a filter known that these endpoints match, or changes which match it. */
  async setFilter(filterId: string, endpointIds: readonly string[]): Promise<void> {
    await this.rest.order("PUT", `/api/v1/filters/${filterId}`, JSON.stringify({ endpointIds }));
  }

  /** Removes an endpoint and its tokens. */
  async remove(endpointId: string): Promise<void> {
    await this.rest.order("DELETE", `/api/v1/endpoints/${endpointId}`);
  }
}
