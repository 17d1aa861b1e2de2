/** An endpoint in one of its appversions. */
export interface EndpointInAppVersion {
  readonly endpointId: string;
  readonly appVersionName: string;
}

/** How many updates that no bus took are remembered; above that the oldest are forgotten. */
export const MISSED_UPDATES_MAX = 200_000;

/** Whose configuration changed while nobody could be told, each of them once. */
export class MissedUpdates {
  readonly #missed = new Map<string, EndpointInAppVersion>();

  /** Returns whether another one had to be forgotten for it. */
  add({ endpointId, appVersionName }: EndpointInAppVersion): boolean {
    this.#missed.set(JSON.stringify([endpointId, appVersionName]), { endpointId, appVersionName });
    if (this.#missed.size <= MISSED_UPDATES_MAX) {
      return false;
    }
    for (const oldest of this.#missed.keys()) {
      this.#missed.delete(oldest);
      return true;
    }
    return false;
  }

  /** All of them, in the order in which they were first missed. From now on none is. */
  takeAll(): readonly EndpointInAppVersion[] {
    const all = [...this.#missed.values()];
    this.#missed.clear();
    return all;
  }

  forgetEndpoint(endpointId: string): void {
    for (const [known, missed] of this.#missed) {
      if (missed.endpointId === endpointId) {
        this.#missed.delete(known);
      }
    }
  }
}
