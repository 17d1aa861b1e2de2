/** Endpoints that are remembered; beyond it those whose appversion was learned first are forgotten. */
const ENDPOINTS_MAX = 1_000_000;

interface Known {
  appVersionName: string;
  /** When the message was made that said so, Unix milliseconds. */
  saidAtMs: number;
}

/**
 * Which appversion each endpoint has, as far as this replica has heard. A configuration for another one is none of the
 * endpoint's business, even if the provider announces it.
 */
export class EndpointAppVersions {
  readonly #endpointsMax: number;
  readonly #known = new Map<string, Known>();

  constructor(endpointsMax: number = ENDPOINTS_MAX) {
    this.#endpointsMax = endpointsMax;
  }

  /** Takes down what a message made at `saidAtMs` said, unless a later one is known: they come from several services. */
  learn(endpointId: string, appVersionName: string, saidAtMs: number): void {
    const known = this.#known.get(endpointId);
    if (known === undefined) {
      this.#add(endpointId, { appVersionName, saidAtMs });
    } else if (saidAtMs >= known.saidAtMs) {
      known.appVersionName = appVersionName;
      known.saidAtMs = saidAtMs;
    }
  }

  /** Whether the endpoint may have this appversion: nothing else is known of it. */
  mayHave(endpointId: string, appVersionName: string): boolean {
    return (this.#known.get(endpointId)?.appVersionName ?? appVersionName) === appVersionName;
  }

  /** Forgets everything. For when something may have been missed: what is not known holds nothing back. */
  forget(): void {
    this.#known.clear();
  }

  #add(endpointId: string, known: Known): void {
    this.#known.set(endpointId, known);
    if (this.#known.size > this.#endpointsMax) {
      const [first = endpointId] = this.#known.keys();
      this.#known.delete(first);
    }
  }
}
