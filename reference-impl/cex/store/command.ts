/** What tells a command apart (11/CEP, command response; 12/CIP, command invocation request). */
export interface CommandKey {
  readonly endpointId: string;
  readonly commandType: string;
  /** A 32-bit integer. */
  readonly commandId: number;
}

/** Who invoked a command, and who has to be told what became of it. */
export type CommandOrigin =
  /** A caller of the REST interface, who may be waiting at this replica. */
  | { readonly kind: "rest"; readonly replicaId: string }
  /** A caller by 12/CIP; without a reply subject nobody is told. */
  | { readonly kind: "caller"; readonly replyTo: string | undefined; readonly correlationId: string }
  /** A batch. */
  | { readonly kind: "batch"; readonly taskId: number };

/** A command that somebody wants executed. */
export interface NewCommand {
  readonly endpointId: string;
  readonly commandType: string;
  /** Given by a caller of 12/CIP; undefined lets the store give the next one of the endpoint and type, from 1. */
  readonly commandId: number | undefined;
  readonly tenantId: string;
  readonly applicationName: string;
  /** A JSON text in UTF-8, null if there is none. */
  readonly payload: Uint8Array | null;
  readonly createdAtMs: number;
  /** From this time on it is not sent any more, and no result is taken. */
  readonly deadlineMs: number;
  /** Sent when it is stored, and never again. */
  readonly isSentOnce: boolean;
  readonly origin: CommandOrigin;
}

/** What an endpoint made of a command. */
export interface CommandResult {
  readonly statusCode: number;
  readonly reasonPhrase: string | null;
  /** A JSON text in UTF-8, null if there is none. */
  readonly payload: Uint8Array | null;
  /** Of the endpoint when it reported the result. */
  readonly appVersionName: string;
}

/** Without a result and before its deadline, with one, past its deadline without one. */
export type CommandState = "PENDING" | "EXECUTED" | "EXPIRED";

/** A command that is stored. */
export interface Command extends Omit<NewCommand, "commandId">, CommandKey {
  readonly state: CommandState;
  /** Of an executed command. */
  readonly result: CommandResult | undefined;
  /** When its state changed last. */
  readonly updatedAtMs: number;
}

/** What is known of an endpoint. */
export interface KnownEndpoint {
  readonly endpointId: string;
  readonly appVersionName: string;
}

/** Commands of one endpoint that are to be sent, and where to. */
export interface Delivery {
  readonly endpoint: KnownEndpoint;
  readonly commands: readonly Command[];
}

/** What an endpoint reported of one command. */
export interface ReportedResult {
  readonly commandId: number;
  readonly result: CommandResult;
}

/** What a report comes to: the first result of a command stands, and one that comes too late is not taken. */
export type ReportOutcome =
  | { readonly outcome: "executed"; readonly command: Command }
  | { readonly outcome: "known-already" | "expired" | "unknown"; readonly commandId: number };

/** A batch of commands, one for each of several endpoints. */
export interface BatchTask {
  readonly taskId: number;
  readonly tenantId: string;
  readonly applicationName: string;
  /** The filter that chose the endpoints, if one did. */
  readonly filterId: string | undefined;
  readonly commandType: string;
  readonly payload: Uint8Array | null;
  readonly createdAtMs: number;
}

/** How many commands of a batch are in which state. */
export interface BatchCounts {
  readonly pending: number;
  readonly executed: number;
  readonly expired: number;
}
