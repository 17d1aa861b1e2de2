import { RestError } from "../control/index.ts";

/** An endpoint, the appversion that it runs, and the tokens that stand for it. */
export interface RegisteredEndpoint {
  readonly endpointId: string;
  readonly appVersionName: string;
  /** In the order in which they were given. */
  readonly tokens: readonly string[];
}

/** How many endpoints a register holds. */
export const ENDPOINTS_MAX = 1_000_000;
/** How many tokens an endpoint may have. */
export const TOKENS_PER_ENDPOINT_MAX = 100;

/** The endpoints of a run. A token belongs to at most one endpoint of an appversion. Refusals are `RestError`s. */
export class EndpointDirectory {
  readonly #endpoints = new Map<string, RegisteredEndpoint>();
  /** Appversion to token to endpoint id. */
  readonly #owners = new Map<string, Map<string, string>>();

  /** Registers the endpoint or replaces what was known of it. */
  put(endpoint: RegisteredEndpoint): void {
    const { endpointId, appVersionName, tokens } = endpoint;
    const before = this.#endpoints.get(endpointId);
    if (before === undefined && this.#endpoints.size >= ENDPOINTS_MAX) {
      throw new RestError(409, `${ENDPOINTS_MAX} endpoints are registered already; delete one first`);
    }
    for (const token of tokens) {
      this.#assertFree(appVersionName, token, endpointId);
    }
    this.#disown(before);
    this.#own(endpoint);
    this.#endpoints.set(endpointId, endpoint);
  }

  /** The endpoint, if it is registered. */
  find(endpointId: string): RegisteredEndpoint | undefined {
    return this.#endpoints.get(endpointId);
  }

  /** The endpoint, or a 404. */
  get(endpointId: string): RegisteredEndpoint {
    const endpoint = this.#endpoints.get(endpointId);
    if (endpoint === undefined) {
      throw new RestError(
        404,
        `no endpoint "${endpointId}" is registered; PUT /api/v1/endpoints/${endpointId} does it`,
      );
    }
    return endpoint;
  }

  /** Forgets the endpoint and its tokens and returns it as it was, or a 404. */
  delete(endpointId: string): RegisteredEndpoint {
    const endpoint = this.get(endpointId);
    this.#disown(endpoint);
    this.#endpoints.delete(endpointId);
    return endpoint;
  }

  /** Gives the endpoint one more token. Giving it a token that it has changes nothing. */
  addToken(endpointId: string, token: string): RegisteredEndpoint {
    const endpoint = this.get(endpointId);
    if (endpoint.tokens.includes(token)) {
      return endpoint;
    }
    if (endpoint.tokens.length >= TOKENS_PER_ENDPOINT_MAX) {
      throw new RestError(409, `endpoint "${endpointId}" has ${TOKENS_PER_ENDPOINT_MAX} tokens; take one away first`);
    }
    const changed = { ...endpoint, tokens: [...endpoint.tokens, token] };
    this.put(changed);
    return changed;
  }

  /** Takes the token away from the endpoint, or a 404. */
  removeToken(endpointId: string, token: string): RegisteredEndpoint {
    const endpoint = this.get(endpointId);
    if (!endpoint.tokens.includes(token)) {
      throw new RestError(404, `endpoint "${endpointId}" has no token "${token}"`);
    }
    const changed = { ...endpoint, tokens: endpoint.tokens.filter((other) => other !== token) };
    this.put(changed);
    return changed;
  }

  /** The endpoint that the token stands for in the appversion, if any. */
  ownerOf(appVersionName: string, token: string): string | undefined {
    return this.#owners.get(appVersionName)?.get(token);
  }

  #assertFree(appVersionName: string, token: string, endpointId: string): void {
    const owner = this.ownerOf(appVersionName, token);
    if (owner !== undefined && owner !== endpointId) {
      throw new RestError(
        409,
        `token "${token}" belongs to endpoint "${owner}" in appversion "${appVersionName}"; take it away there first`,
      );
    }
  }

  #own({ endpointId, appVersionName, tokens }: RegisteredEndpoint): void {
    const owners = this.#owners.get(appVersionName) ?? new Map<string, string>();
    for (const token of tokens) {
      owners.set(token, endpointId);
    }
    this.#owners.set(appVersionName, owners);
  }

  #disown(endpoint: RegisteredEndpoint | undefined): void {
    const owners = endpoint === undefined ? undefined : this.#owners.get(endpoint.appVersionName);
    if (endpoint === undefined || owners === undefined) {
      return;
    }
    for (const token of endpoint.tokens) {
      owners.delete(token);
    }
    if (owners.size === 0) {
      this.#owners.delete(endpoint.appVersionName);
    }
  }
}
