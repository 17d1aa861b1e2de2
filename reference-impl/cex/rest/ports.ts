import type { BatchTask, Command } from "../store/index.ts";

/** Where an endpoint belongs. */
export interface EndpointPlace {
  readonly endpointId: string;
  readonly appVersionName: string;
  readonly applicationName: string;
  readonly tenantId: string;
}

/** A command that a caller of the REST interface wants an endpoint to execute. */
export interface InvocationRequest {
  readonly place: EndpointPlace;
  readonly commandType: string;
  /** A JSON text in UTF-8, null if there is none. */
  readonly payload: Uint8Array | null;
  /** How long it may be executed; 0 for a command that is sent once. */
  readonly ttlMs: number;
  /** How long the caller waits; 0 for not at all. */
  readonly awaitMs: number;
}

/** A command that is stored. */
export interface Invoked {
  readonly command: Command;
  /** The command as executed, or undefined when `awaitMs` have passed without. Never rejects: it is stored anyway. */
  readonly executed: Promise<Command | undefined>;
}

/** A command for each of several endpoints, all of one application. */
export interface BatchRequest {
  readonly tenantId: string;
  readonly applicationName: string;
  /** The filter that chose the endpoints, if one did. */
  readonly filterId: string | undefined;
  readonly commandType: string;
  /** A JSON text in UTF-8, null if there is none. */
  readonly payload: Uint8Array | null;
  /** How long each may be executed; 0 for commands that are sent once. */
  readonly ttlMs: number;
  /** At least one, no endpoint twice. */
  readonly places: readonly EndpointPlace[];
}

/**
 * Knows endpoints and applications, and has commands executed. All methods reject with a `StoreUnavailableError` if the
 * store does not answer, and with an `UnavailableError` if others do not whose answer is needed.
 */
export interface CommandDesk {
  /** Undefined: there is no such endpoint, as far as anybody knows. */
  place(endpointId: string): Promise<EndpointPlace | undefined>;
  /** Those of the endpoints that there are, by their identifiers. */
  places(endpointIds: readonly string[]): Promise<ReadonlyMap<string, EndpointPlace>>;
  /** The endpoints that a filter matches, of all applications; undefined if there is no such filter. */
  filtered(filterId: string): Promise<readonly EndpointPlace[] | undefined>;
  /** Whether the tenant has the application. */
  isApplication(tenantId: string, applicationName: string): Promise<boolean>;
  /** Resolves when the command is stored. */
  invoke(request: InvocationRequest): Promise<Invoked>;
  /** Resolves when the commands are stored. */
  invokeBatch(request: BatchRequest): Promise<BatchTask>;
}
