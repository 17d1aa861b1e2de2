/** How many endpoints are remembered; above that those that were seen first are forgotten. */
export const SEEN_ENDPOINTS_MAX = 200_000;

/** The endpoints that consumers have asked or reported about, each with the appversion that it was last seen in. */
export class SeenEndpoints {
  readonly #appVersions = new Map<string, string>();

  see(endpointId: string, appVersionName: string): void {
    this.#appVersions.set(endpointId, appVersionName);
    if (this.#appVersions.size > SEEN_ENDPOINTS_MAX) {
      for (const oldest of this.#appVersions.keys()) {
        this.#appVersions.delete(oldest);
        return;
      }
    }
  }

  forget(endpointId: string): void {
    this.#appVersions.delete(endpointId);
  }

  /** Those of one appversion, in the order in which they were first seen. */
  in(appVersionName: string): readonly string[] {
    return [...this.#appVersions].filter(([, seenIn]) => seenIn === appVersionName).map(([endpointId]) => endpointId);
  }
}
