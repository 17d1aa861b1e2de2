import type { Clock } from "../../runtime/index.ts";
import { type AppVersionConfiguration, ConcurrencyLimit } from "../service/index.ts";
import type { EndpointRegisterClient } from "./endpoint-register-client.ts";
import { type EndpointPlace, UnavailableError } from "./rest/index.ts";
import type { CommandStore, KnownEndpoint } from "./store/index.ts";

/** What knowing endpoints takes. */
export interface KnownEndpointsParts {
  readonly clock: Pick<Clock, "now">;
  readonly store: Pick<CommandStore, "findEndpoint" | "rememberEndpoint" | "forgetEndpoint">;
  readonly register: Pick<EndpointRegisterClient, "findEndpoint" | "findFiltered">;
  readonly configurations: {
    readonly isComplete: boolean;
    find(appVersionName: string): AppVersionConfiguration | undefined;
  };
}

/** For so long after an event the store may not have what it tells, since another replica acts upon it. */
const UNCERTAIN_MS = 5_000;
/** Beyond it, the one that has been known longest has to be looked up again. */
const ENDPOINTS_MAX = 100_000;
/** Endpoints that the store is told of at the same time. */
const AT_A_TIME = 32;

/**
 * Which appversion an endpoint has: as it said itself or as events tell, which the store keeps for all replicas; else as
 * the endpoint register has it. What the store says is kept here, until anything is heard that differs.
 */
export class KnownEndpoints {
  readonly #parts: KnownEndpointsParts;
  /** The appversion of each endpoint as the store has it. */
  readonly #appVersions = new Map<string, string>();
  /** Until when the store is asked each time. */
  readonly #uncertainUntilMs = new Map<string, number>();

  constructor(parts: KnownEndpointsParts) {
    this.#parts = parts;
  }

  /**
   * Where an endpoint belongs; undefined if there is no such endpoint, or its appversion does not exist. Rejects with a
   * `StoreUnavailableError`, or with an `UnavailableError` if those who could tell do not.
   */
  async place(endpointId: string): Promise<EndpointPlace | undefined> {
    const appVersionName = this.#appVersions.get(endpointId) ?? (await this.#lookUp(endpointId));
    return appVersionName === undefined ? undefined : this.#placeOf({ endpointId, appVersionName });
  }

  /** The endpoints that a filter of the register matches, without those of appversions that do not exist. */
  async filtered(filterId: string): Promise<readonly EndpointPlace[] | undefined> {
    const endpoints = await this.#parts.register.findFiltered(filterId);
    if (endpoints === undefined) {
      return undefined;
    }
    const limit = new ConcurrencyLimit(AT_A_TIME);
    await Promise.all(endpoints.map((endpoint) => limit.run(() => this.#rememberNew(endpoint))));
    return endpoints.map((endpoint) => this.#placeOf(endpoint)).filter((place) => place !== undefined);
  }

  /** The endpoint told of itself, or an event did that this replica is to act upon. */
  async learn(endpoint: KnownEndpoint, saidAtMs: number): Promise<void> {
    if (this.#appVersions.get(endpoint.endpointId) !== endpoint.appVersionName) {
      await this.#parts.store.rememberEndpoint(endpoint, saidAtMs);
      this.#keep(endpoint);
    }
  }

  /** What an event tells that another replica may act upon. */
  hear({ endpointId, appVersionName }: KnownEndpoint): void {
    if ((this.#appVersions.get(endpointId) ?? appVersionName) !== appVersionName) {
      this.#forget(endpointId);
    }
  }

  /** The endpoint is no more, so an event tells; the store is told by whoever acts upon it. */
  left(endpointId: string): void {
    this.#forget(endpointId);
  }

  /** Events may have been missed: everything has to be looked up again. */
  doubt(): void {
    this.#appVersions.clear();
  }

  async #lookUp(endpointId: string): Promise<string | undefined> {
    const { store, register } = this.#parts;
    const stored = await store.findEndpoint(endpointId);
    if (stored !== undefined) {
      this.#keep(stored);
      return stored.appVersionName;
    }
    const registered = await register.findEndpoint(endpointId);
    if (registered !== undefined) {
      await this.#rememberNew(registered);
    }
    return registered?.appVersionName;
  }

  /** What an endpoint says itself is later than what the register has had since it was registered. */
  async #rememberNew(endpoint: KnownEndpoint): Promise<void> {
    if (!this.#appVersions.has(endpoint.endpointId)) {
      await this.#parts.store.rememberEndpoint(endpoint, 0);
    }
  }

  #forget(endpointId: string): void {
    this.#appVersions.delete(endpointId);
    this.#uncertainUntilMs.delete(endpointId);
    put(this.#uncertainUntilMs, endpointId, this.#parts.clock.now() + UNCERTAIN_MS);
  }

  #keep({ endpointId, appVersionName }: KnownEndpoint): void {
    if (this.#parts.clock.now() >= (this.#uncertainUntilMs.get(endpointId) ?? 0)) {
      this.#uncertainUntilMs.delete(endpointId);
      put(this.#appVersions, endpointId, appVersionName);
    }
  }

  #placeOf({ endpointId, appVersionName }: KnownEndpoint): EndpointPlace | undefined {
    const { configurations } = this.#parts;
    const found = configurations.find(appVersionName);
    if (found === undefined && !configurations.isComplete) {
      throw new UnavailableError("Applications are not known yet; ask again later");
    }
    return found === undefined
      ? undefined
      : { endpointId, appVersionName, applicationName: found.applicationName, tenantId: found.tenantId };
  }
}

function put<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  if (map.size > ENDPOINTS_MAX) {
    const [first = key] = map.keys();
    map.delete(first);
  }
}
