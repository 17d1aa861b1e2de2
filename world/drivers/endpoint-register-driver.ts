import type { RestDriver } from "./rest-driver.ts";

/** Makes endpoints and their tokens known. */
export class EndpointRegisterDriver {
  readonly #rest: RestDriver;

  constructor(rest: RestDriver) {
    this.#rest = rest;
  }

  /** Registers an endpoint of `appVersionName` with one token. */
  async register(endpointId: string, appVersionName: string, token: string): Promise<void> {
    const body = JSON.stringify({ appVersionName, tokens: [token] });
    await this.#rest.order("PUT", `/api/v1/endpoints/${endpointId}`, body);
  }
}
