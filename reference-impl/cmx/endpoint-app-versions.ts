/** Endpoints that are remembered; beyond it the oldest are forgotten. */
const ENDPOINTS_MAX = 1_000_000;

/**
 * Which appversion each endpoint has, as far as this replica has heard. A configuration for another one is none of the
 * endpoint's business, even if the provider announces it.
 */
export class EndpointAppVersions {
  readonly #names = new Map<string, string>();

  /** Takes down what was heard last. */
  learn(endpointId: string, appVersionName: string): void {
    if (this.#names.get(endpointId) === appVersionName) {
      return;
    }
    this.#names.delete(endpointId);
    this.#names.set(endpointId, appVersionName);
    const [oldest] = this.#names.keys();
    if (this.#names.size > ENDPOINTS_MAX && oldest !== undefined) {
      this.#names.delete(oldest);
    }
  }

  /** Whether the endpoint may have this appversion: nothing else is known of it. */
  mayHave(endpointId: string, appVersionName: string): boolean {
    return (this.#names.get(endpointId) ?? appVersionName) === appVersionName;
  }
}
