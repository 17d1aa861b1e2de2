/** What an extension service answers to an endpoint, before it is put into an `ExtensionData`. */
export interface Answer {
  readonly statusCode: number;
  readonly reasonPhrase: string;
  /** Null on errors: there the communication service writes the body (1/KP, error response format). */
  readonly payload: Uint8Array | null;
}

const REASON_CHARACTERS_MAX = 500;

/** An answer that is an error. A long reason is cut: it may quote what others sent, which can be of any size. */
export function errorAnswer(statusCode: number, reasonPhrase: string): Answer {
  const fits = reasonPhrase.length <= REASON_CHARACTERS_MAX;
  return {
    statusCode,
    reasonPhrase: fits ? reasonPhrase : `${reasonPhrase.slice(0, REASON_CHARACTERS_MAX - 1)}…`,
    payload: null,
  };
}
