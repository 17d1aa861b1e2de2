/** One of the services that are compared, as the driver meets it. */
export interface Party {
  readonly title: string;
  /** The subject on which it takes ClientData. */
  readonly clientData: string;
  /** The subject to which its ExtensionData go. */
  readonly extensionData: string;
  /** Whether answers bear the correlation id of their request; those of a service without logic are always the same. */
  readonly isCorrelated: boolean;
  /** What is said in a round that begins at `nowMs`, Unix time, with so many requests in flight at most. */
  conversation(slots: number, nowMs: number): Conversation;
}

/** What a driver says, and what it expects to hear. */
export interface Conversation {
  /** A request, in fresh bytes: the client keeps a message until the end of the turn. Undefined for no such slot. */
  clientData(slot: number, sequence: number): Uint8Array | undefined;
  /** How many bytes the answer to this request has. */
  extensionDataBytes(sequence: number): number;
  /** What is wrong with an answer; undefined if nothing. */
  extensionDataProblem(bytes: Uint8Array): string | undefined;
  /** Whom the service asks in turn, if anybody. */
  readonly provider: Provider | undefined;
}

/** The party behind a service, which the driver plays as well. */
export interface Provider {
  /** The subject on which it is asked. */
  readonly subject: string;
  /** How many bytes each request has. */
  readonly requestBytes: number;
  /** What is wrong with a request; undefined if nothing. */
  requestProblem(bytes: Uint8Array): string | undefined;
  /** The answer, in fresh bytes; undefined if there is none. */
  response(request: Uint8Array): Uint8Array | undefined;
}
