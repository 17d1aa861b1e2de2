import { type Random, systemClock, type Timer } from "../../runtime/index.ts";
import type { DeviceFleet } from "./device-fleet.ts";
import type { FleetDevice } from "./fleet-device.ts";

/** What devices do beside asking. */
export interface FleetLoadOptions {
  /** Whether devices hang up and come back now and then. */
  readonly reconnects: boolean;
  /** Whether a device whose request was lost asks again even when the load is being ended. */
  readonly persists: boolean;
}

const PAUSE_MS = 5;
const OPEN_MAX = 500;
/** Of a hundred actions, so many replace a configuration, and one or none is a reconnect; the others are requests. */
const REPLACE_PERCENT = 50;
const RECONNECT_PERCENT = 3;

/** Endpoints ask for their configurations, while these are being replaced, until the load is ended. */
export class FleetLoad {
  /** Requests that were answered. */
  answered = 0;
  /** Requests that had to be repeated because nothing, or an error, came back. */
  repeated = 0;
  /** Replacements that the provider did not confirm, as its announcement could not be sent. */
  unconfirmed = 0;
  readonly #fleet: DeviceFleet;
  readonly #random: Random;
  readonly #options: FleetLoadOptions;
  readonly #open = new Set<Promise<void>>();
  /** Devices that do something which must not be disturbed. */
  readonly #busy = new Set<FleetDevice>();
  readonly #awaited = new Set<{ readonly answered: number; readonly reached: () => void }>();
  #timer: Timer;
  #ended = false;
  #failure: Error | undefined;

  constructor(fleet: DeviceFleet, random: Random, options: FleetLoadOptions) {
    this.#fleet = fleet;
    this.#random = random;
    this.#options = options;
    this.#timer = systemClock.schedule(0, () => this.#act());
  }

  /** Resolves when so many more requests have been answered. */
  untilAnswered(more: number): Promise<void> {
    return new Promise((resolve) => this.#awaited.add({ answered: this.answered + more, reached: resolve }));
  }

  /** Begins nothing new; resolves when all that was begun has come to its end. Rejects if any of it failed. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#timer.cancel();
    await Promise.all(this.#open);
    if (this.#failure !== undefined) {
      throw this.#failure;
    }
  }

  #act(): void {
    this.#timer = systemClock.schedule(PAUSE_MS, () => this.#act());
    const device = this.#fleet.devices[this.#random.integer(0, this.#fleet.devices.length - 1)];
    const share = this.#random.integer(1, 100);
    if (device === undefined || this.#open.size >= OPEN_MAX) {
      return;
    }
    if (share <= REPLACE_PERCENT) {
      this.#begin(this.#replace(device));
    } else if (!this.#busy.has(device)) {
      this.#busy.add(device);
      const reconnects = this.#options.reconnects && share <= REPLACE_PERCENT + RECONNECT_PERCENT;
      const work = reconnects ? this.#fleet.reconnect(device) : this.#ask(device);
      this.#begin(work.finally(() => this.#busy.delete(device)));
    }
  }

  async #replace(device: FleetDevice): Promise<void> {
    try {
      await this.#fleet.replace(device);
    } catch {
      // Whether it was stored is asked in the end.
      this.unconfirmed += 1;
    }
  }

  async #ask(device: FleetDevice): Promise<void> {
    const { attempts, answered } = await device.ask(() => this.#ended && !this.#options.persists);
    this.repeated += attempts - 1;
    this.answered += answered ? 1 : 0;
    for (const awaited of this.#awaited) {
      if (this.answered >= awaited.answered) {
        this.#awaited.delete(awaited);
        awaited.reached();
      }
    }
  }

  #begin(work: Promise<void>): void {
    const open = work
      .catch((cause: unknown) => {
        this.#failure ??= cause instanceof Error ? cause : new Error(String(cause));
      })
      .finally(() => this.#open.delete(open));
    this.#open.add(open);
  }
}
