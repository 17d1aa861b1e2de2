/** What can be set about the REST interface. */
export interface RestSettings {
  /** How long a caller may wait for the result; whole seconds of it count. */
  readonly awaitMsMax: number;
  /** How long a command may be executed unless its caller says otherwise. */
  readonly commandTtlMs: number;
  /** The most that a caller may say. */
  readonly commandTtlMsMax: number;
  /** What a command type looks like, from its beginning to its end. */
  readonly commandTypePattern: RegExp;
  /** The largest payload of a command as it is sent to an endpoint, in bytes. */
  readonly payloadBytesMax: number;
  /** What stands before `/endpoints` where a caller is told the place of a command. */
  readonly locationPrefix: string;
}

/** What fits into a message of the bus together with all that goes around it. */
export const PAYLOAD_BYTES_MAX = 1_032_192;
/** The largest body of a request that is no payload. */
export const BODY_BYTES_MAX = 1_048_576;

/** The largest `awaitTimeout`, in seconds. */
export function awaitSecondsMax({ awaitMsMax }: Pick<RestSettings, "awaitMsMax">): number {
  return Math.floor(awaitMsMax / 1_000);
}

/** `awaitTimeout` where none is given, in seconds. */
export function awaitSecondsDefault(settings: Pick<RestSettings, "awaitMsMax">): number {
  return Math.min(5, awaitSecondsMax(settings));
}
