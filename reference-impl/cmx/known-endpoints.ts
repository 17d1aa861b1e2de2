/** Endpoints that are remembered; beyond it those that were heard of first are forgotten. */
const ENDPOINTS_MAX = 1_000_000;

/** For whom a configuration is. */
export interface Addressee {
  readonly endpointId: string;
  readonly appVersionName: string;
}

interface Known {
  appVersionName: string;
  /** When the message was made that said so, Unix milliseconds. */
  saidAtMs: number;
  connected: boolean;
  /** When this replica sent it a configuration last, Unix milliseconds. */
  sentAtMs: number;
  /** In which stretch of an unbroken connection to the bus it was heard. */
  stretch: number;
}

/**
 * What this replica has heard of endpoints: which appversion each has, as a configuration for another one is none of
 * its business even if the provider announces it; and whether it is connected, so that it can be served once something
 * may have been missed. Messages come from several services, so of two the one that was made later holds.
 */
export class KnownEndpoints {
  readonly #endpointsMax: number;
  readonly #known = new Map<string, Known>();
  #stretch = 0;

  constructor(endpointsMax: number = ENDPOINTS_MAX) {
    this.#endpointsMax = endpointsMax;
  }

  /** The endpoint connected, or sent something. */
  appeared(addressee: Addressee, saidAtMs: number): void {
    this.#learn(addressee, saidAtMs, true);
  }

  /** The endpoint has this appversion from now on. */
  changed(addressee: Addressee, saidAtMs: number): void {
    this.#learn(addressee, saidAtMs, this.#known.get(addressee.endpointId)?.connected ?? false);
  }

  /** The endpoint disconnected, or was removed. */
  left(endpointId: string, saidAtMs: number): void {
    const known = this.#known.get(endpointId);
    if (known !== undefined && saidAtMs >= known.saidAtMs) {
      known.saidAtMs = saidAtMs;
      known.connected = false;
    }
  }

  /** Whether the endpoint may have this appversion: nothing else is known of it. */
  mayHave({ endpointId, appVersionName }: Addressee): boolean {
    const known = this.#known.get(endpointId);
    return known === undefined || known.stretch < this.#stretch || known.appVersionName === appVersionName;
  }

  /** This replica sent it a configuration. */
  sent(endpointId: string, nowMs: number): void {
    const known = this.#known.get(endpointId);
    if (known !== undefined) {
      known.sentAtMs = nowMs;
    }
  }

  /** Whether this replica sent it a configuration after that time. */
  wasSentAfter(endpointId: string, timeMs: number): boolean {
    return (this.#known.get(endpointId)?.sentAtMs ?? timeMs) > timeMs;
  }

  /** The endpoints that are connected, each with the appversion that it had when it was last heard of. */
  connected(): Addressee[] {
    return [...this.#known]
      .filter(([, { connected }]) => connected)
      .map(([endpointId, { appVersionName }]) => ({ endpointId, appVersionName }));
  }

  /** Something may have been missed: what is known of appversions holds nothing back until it is heard again. */
  doubt(): void {
    this.#stretch += 1;
  }

  #learn({ endpointId, appVersionName }: Addressee, saidAtMs: number, connected: boolean): void {
    const known = this.#known.get(endpointId);
    if (known === undefined) {
      const sentAtMs = Number.NEGATIVE_INFINITY;
      this.#add(endpointId, { appVersionName, saidAtMs, connected, sentAtMs, stretch: this.#stretch });
    } else if (saidAtMs >= known.saidAtMs) {
      known.appVersionName = appVersionName;
      known.saidAtMs = saidAtMs;
      known.connected = connected;
      known.stretch = this.#stretch;
    }
  }

  #add(endpointId: string, known: Known): void {
    this.#known.set(endpointId, known);
    if (this.#known.size > this.#endpointsMax) {
      const [first = endpointId] = this.#known.keys();
      this.#known.delete(first);
    }
  }
}
