/** What a caller asked of CEX. Its number and the time to live travel in the payload, so that each command tells them. */
export interface Call {
  readonly call: number;
  readonly endpointId: string;
  readonly commandType: string;
  readonly ttlMs: number;
  /** 0 for a caller that does not wait for the result. */
  readonly awaitSeconds: number;
  readonly replicaId: string;
  /** Unix time in milliseconds, as all times here. */
  readonly calledAtMs: number;
}

/** A call that was answered 200 or 202. */
export interface AcceptedCall extends Call {
  readonly status: 200 | 202;
  readonly commandId: number;
  readonly answeredAtMs: number;
}

/** The body of a call. */
export function payloadOf({ call, ttlMs }: Pick<Call, "call" | "ttlMs">): string {
  return JSON.stringify({ call, ttlMs });
}

/** A whole number in an object that came over the wire; undefined if there is none. */
export function numberIn(value: unknown, key: string): number | undefined {
  const members = new Map<string, unknown>(typeof value === "object" && value !== null ? Object.entries(value) : []);
  const member = members.get(key);
  return typeof member === "number" ? member : undefined;
}
