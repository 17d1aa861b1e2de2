interface Stay {
  readonly fromMs: number;
  toMs: number;
}

/** When a device was connected, by its own clock. */
export class Presence {
  readonly #stays: Stay[] = [];

  /** It is subscribed to what is meant for it. */
  begin(atMs: number): void {
    this.#stays.push({ fromMs: atMs, toMs: Number.POSITIVE_INFINITY });
  }

  /** It is not connected any more; does nothing if it was not. */
  end(atMs: number): void {
    const last = this.#stays.at(-1);
    if (last !== undefined) {
      last.toMs = Math.min(last.toMs, atMs);
    }
  }

  /** Whether it was connected all the time from `fromMs` to `toMs`, on one connection. */
  covers(fromMs: number, toMs: number): boolean {
    return this.#stays.some((stay) => stay.fromMs <= fromMs && stay.toMs >= toMs);
  }

  /** How often it connected. */
  get count(): number {
    return this.#stays.length;
  }

  /** What happened between two times, in words. */
  between(fromMs: number, toMs: number): readonly (readonly [atMs: number, text: string])[] {
    return this.#stays
      .flatMap((stay) => [
        [stay.fromMs, "the device is online"] as const,
        [stay.toMs, "the device is offline"] as const,
      ])
      .filter(([atMs]) => atMs >= fromMs && atMs <= toMs);
  }
}
