/** Which configuration of which endpoint. */
export interface StatusKey {
  readonly endpointId: string;
  readonly appVersionName: string;
  readonly configId: string;
}

/** What an endpoint made of a configuration: as in HTTP, 200 to 299 for success. */
export interface Confirmation {
  readonly statusCode: number;
  readonly reasonPhrase: string | null;
}

/** What is known of a configuration that was sent towards an endpoint. Dates are ISO 8601, UTC. */
export interface ConfigurationStatus extends StatusKey {
  readonly status: "DISPATCHED" | "CONFIRMED" | "REJECTED";
  /** The JSON text; null if it was never sent from here. */
  readonly config: string | null;
  readonly lastDispatchedDate: string | null;
  readonly lastConfirmedDate: string | null;
  readonly confirmationStatusCode: number | null;
  readonly confirmationReasonPhrase: string | null;
}

/** How many statuses are remembered; above that those that changed the longest ago are forgotten. */
export const STATUSES_MAX = 100_000;
/** How many characters the configurations in them may have together, likewise. */
export const STATUS_CHARACTERS_MAX = 67_108_864;

/** What the repository notes when an endpoint merely says which configuration it has. */
const IMPLICITLY_APPLIED: Confirmation = { statusCode: 200, reasonPhrase: "Implicitly applied" };

/** The configurations that were sent and what endpoints said of them: the latest `STATUSES_MAX`. */
export class StatusLog {
  readonly #statuses = new Map<string, ConfigurationStatus>();
  /** By endpoint, the identities of its statuses in the order in which they last changed. */
  readonly #ofEndpoint = new Map<string, Set<string>>();
  #characters = 0;

  /** The configuration was sent. What the endpoint said of it before no longer decides its status. */
  dispatched(key: StatusKey, config: string, nowMs: number): void {
    this.#update(key, { status: "DISPATCHED", config, lastDispatchedDate: dateOf(nowMs) });
  }

  /** The endpoint applied the configuration or failed to. */
  confirmed(key: StatusKey, { statusCode, reasonPhrase }: Confirmation, nowMs: number): void {
    this.#update(key, {
      status: isSuccess(statusCode) ? "CONFIRMED" : "REJECTED",
      lastConfirmedDate: dateOf(nowMs),
      confirmationStatusCode: statusCode,
      confirmationReasonPhrase: reasonPhrase,
    });
  }

  /** The endpoint said that it has the configuration, which counts as applied unless it was confirmed already. */
  implicitlyApplied(key: StatusKey, nowMs: number): void {
    if (this.#statuses.get(identity(key))?.status !== "CONFIRMED") {
      this.confirmed(key, IMPLICITLY_APPLIED, nowMs);
    }
  }

  /** Those that have all the given values; what changed the longest ago comes first. */
  list(wanted: {
    readonly endpointId: string;
    readonly appVersionName?: string | undefined;
    readonly configId?: string | undefined;
  }): readonly ConfigurationStatus[] {
    return [...(this.#ofEndpoint.get(wanted.endpointId) ?? [])]
      .flatMap((known) => this.#statuses.get(known) ?? [])
      .filter(
        ({ appVersionName, configId }) =>
          appVersionName === (wanted.appVersionName ?? appVersionName) && configId === (wanted.configId ?? configId),
      );
  }

  /** Nothing is known of the endpoint any longer. */
  forgetEndpoint(endpointId: string): void {
    for (const known of this.#ofEndpoint.get(endpointId) ?? []) {
      this.#forget(known);
    }
  }

  #update(key: StatusKey, change: Partial<ConfigurationStatus>): void {
    const { endpointId, appVersionName, configId } = key;
    const known = identity(key);
    const before = this.#statuses.get(known) ?? {
      configId,
      endpointId,
      appVersionName,
      status: "DISPATCHED" as const,
      config: null,
      lastDispatchedDate: null,
      lastConfirmedDate: null,
      confirmationStatusCode: null,
      confirmationReasonPhrase: null,
    };
    this.#forget(known);
    this.#remember(known, { ...before, ...change });
    while (this.#statuses.size > STATUSES_MAX || this.#characters > STATUS_CHARACTERS_MAX) {
      this.#forgetOldest();
    }
  }

  #remember(known: string, status: ConfigurationStatus): void {
    this.#statuses.set(known, status);
    this.#characters += status.config?.length ?? 0;
    const siblings = this.#ofEndpoint.get(status.endpointId) ?? new Set();
    this.#ofEndpoint.set(status.endpointId, siblings.add(known));
  }

  #forget(known: string): void {
    const status = this.#statuses.get(known);
    if (status === undefined) {
      return;
    }
    this.#statuses.delete(known);
    this.#characters -= status.config?.length ?? 0;
    const siblings = this.#ofEndpoint.get(status.endpointId);
    siblings?.delete(known);
    if (siblings?.size === 0) {
      this.#ofEndpoint.delete(status.endpointId);
    }
  }

  #forgetOldest(): void {
    for (const oldest of this.#statuses.keys()) {
      this.#forget(oldest);
      return;
    }
  }
}

function isSuccess(statusCode: number): boolean {
  return statusCode >= 200 && statusCode <= 299;
}

function dateOf(nowMs: number): string {
  return new Date(nowMs).toISOString();
}

function identity({ endpointId, appVersionName, configId }: StatusKey): string {
  return JSON.stringify([endpointId, appVersionName, configId]);
}
