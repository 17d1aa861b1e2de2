import type { Addressee } from "./known-endpoints.ts";

/** Endpoints that are remembered; beyond it those whose event came first are forgotten. */
const ADDRESSEES_MAX = 100_000;

interface Recent {
  readonly appVersionName: string;
  readonly atMs: number;
}

/** The endpoints that the events of the last moments were about, whichever replica had to act on them. */
export class RecentAddressees {
  readonly #windowMs: number;
  readonly #addresseesMax: number;
  /** In the order of their latest event. */
  readonly #recent = new Map<string, Recent>();

  /** `windowMs` is how long an event counts as recent. */
  constructor(windowMs: number, addresseesMax: number = ADDRESSEES_MAX) {
    this.#windowMs = windowMs;
    this.#addresseesMax = addresseesMax;
  }

  /** Takes down that an event about the endpoint came. */
  add({ endpointId, appVersionName }: Addressee, nowMs: number): void {
    this.#recent.delete(endpointId);
    this.#recent.set(endpointId, { appVersionName, atMs: nowMs });
    for (const [first, { atMs }] of this.#recent) {
      if (atMs >= nowMs - this.#windowMs && this.#recent.size <= this.#addresseesMax) {
        return;
      }
      this.#recent.delete(first);
    }
  }

  /** Those of which an event came within the window. */
  all(nowMs: number): Addressee[] {
    return [...this.#recent]
      .filter(([, { atMs }]) => atMs >= nowMs - this.#windowMs)
      .map(([endpointId, { appVersionName }]) => ({ endpointId, appVersionName }));
  }
}
