/** What breaks. */
export type FaultKind = "CEX killed" | "PostgreSQL restarted" | "nats-server restarted";

/** Something that was broken on purpose. All times in Unix milliseconds. */
export interface Fault {
  readonly kind: FaultKind;
  /** Which replicas, or how long it was away. */
  readonly what: string;
  /** Whether nothing could be executed until it was there again. */
  readonly isTotal: boolean;
  readonly atMs: number;
  /** When it was there again. */
  readonly backAtMs: number;
  /** When each replica had told somebody the result of a command who had come after `backAtMs`. */
  readonly recoveredAtMs: number;
  /** Calls that were open at what was broken. */
  readonly openCalls: number;
  /** Results that devices had sent and were not answered. */
  readonly openResults: number;
}

/** For how many milliseconds between two times nothing could be executed, for the lack of something that was broken. */
export function standstillMs(faults: readonly Fault[], fromMs: number, toMs: number): number {
  const parts = faults
    .filter(({ isTotal }) => isTotal)
    .map(({ atMs, backAtMs }) => Math.min(backAtMs, toMs) - Math.max(atMs, fromMs));
  return parts.reduce((sum, partMs) => sum + Math.max(0, partMs), 0);
}

/** Whether a fault met something that was being done. */
export function metWork({ openCalls, openResults }: Pick<Fault, "openCalls" | "openResults">): boolean {
  return openCalls > 0 || openResults > 0;
}
