import type { Delivery } from "./deliveries.ts";

/** Endpoints that are remembered; above that those that were heard of first are forgotten. */
const ENDPOINTS_MAX = 1_000_000;

interface Known {
  /** Undefined if nothing was heard of it. */
  presence: { readonly connected: boolean; readonly appVersionName: string; readonly saidAtMs: number } | undefined;
  /** What the endpoint confirmed last. */
  taken: { readonly appVersionName: string; readonly configVersion: number } | undefined;
  /** How many new configurations were announced for it. */
  announcements: number;
}

/**
 * What this replica has heard of endpoints: whether they are there, and what they took. Events come from several
 * services, so of two about presence the one that was made later holds.
 */
export class KnownEndpoints {
  readonly #max: number;
  readonly #known = new Map<string, Known>();

  constructor(max: number = ENDPOINTS_MAX) {
    this.#max = max;
  }

  /** The endpoint connected, or sent something. */
  appeared(endpointId: string, appVersionName: string, saidAtMs: number): void {
    const known = this.#of(endpointId);
    if (known.presence === undefined || saidAtMs >= known.presence.saidAtMs) {
      known.presence = { connected: true, appVersionName, saidAtMs };
    }
  }

  /** The endpoint disconnected. */
  left(endpointId: string, appVersionName: string, saidAtMs: number): void {
    const known = this.#of(endpointId);
    // Who left and came back in the same millisecond is there.
    if (known.presence === undefined || saidAtMs > known.presence.saidAtMs) {
      known.presence = { connected: false, appVersionName, saidAtMs };
    }
  }

  /** What was heard of its presence last; undefined if nothing was. */
  presenceOf(endpointId: string): { readonly connected: boolean; readonly appVersionName: string } | undefined {
    return this.#known.get(endpointId)?.presence;
  }

  /** The endpoint confirmed a configuration. */
  took({ endpointId, appVersionName, configVersion }: Delivery): void {
    this.#of(endpointId).taken = { appVersionName, configVersion };
  }

  /** The version that the endpoint confirmed last in the appversion; undefined if none is known. */
  takenBy(endpointId: string, appVersionName: string): number | undefined {
    const taken = this.#known.get(endpointId)?.taken;
    return taken?.appVersionName === appVersionName ? taken.configVersion : undefined;
  }

  /** A new configuration was announced for the endpoint. */
  announced(endpointId: string): void {
    this.#of(endpointId).announcements += 1;
  }

  /** How many were, so that it can be told whether there was another one meanwhile. */
  announcementsFor(endpointId: string): number {
    return this.#known.get(endpointId)?.announcements ?? 0;
  }

  /** Something may have been missed: nobody counts as away any longer. */
  doubt(): void {
    for (const known of this.#known.values()) {
      known.presence = undefined;
    }
  }

  #of(endpointId: string): Known {
    const known = this.#known.get(endpointId) ?? { presence: undefined, taken: undefined, announcements: 0 };
    this.#known.set(endpointId, known);
    if (this.#known.size > this.#max) {
      const [first = endpointId] = this.#known.keys();
      this.#known.delete(first);
    }
    return known;
  }
}
