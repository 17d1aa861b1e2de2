import type { Clock } from "../../../runtime/index.ts";
import type { PlainRequest } from "../../../transport/index.ts";
import type { Caller } from "../../service/index.ts";
import type { CommandStore } from "../store/index.ts";
import { assertedCommandType, ENDPOINT_ID, noEndpoint } from "./names.ts";
import type { CommandDesk } from "./ports.ts";
import type { QueryParameters } from "./query-parameters.ts";
import type { RestAnswer } from "./rest-answer.ts";
import type { RestRules } from "./rest-rules.ts";
import type { RestSettings } from "./rest-settings.ts";

/** What operations work with. */
export interface OperationParts {
  readonly desk: CommandDesk;
  readonly store: Pick<
    CommandStore,
    "find" | "findLast" | "findLastOfMany" | "list" | "page" | "remove" | "batches" | "batch"
  >;
  readonly clock: Pick<Clock, "now">;
  readonly settings: RestSettings;
  readonly rules: RestRules;
}

/** A request of somebody who is known. */
export interface RestCall {
  readonly caller: Caller;
  /** The parameters of the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: QueryParameters;
  readonly request: PlainRequest;
}

/** Does what a request asks for. Rejects with a `Refusal` if it is not done. */
export type Operation = (call: RestCall) => Promise<RestAnswer>;

/** How many command types a request may name. */
export const COMMAND_TYPES_MAX = 100;

/** The endpoint of the path. */
export function endpointIdIn({ path }: RestCall): string {
  const { endpointId = "" } = path;
  if (!ENDPOINT_ID.test(endpointId)) {
    throw noEndpoint();
  }
  return endpointId;
}

/** The command type of the path. */
export function commandTypeIn({ path }: RestCall, { commandTypePattern }: RestSettings): string {
  const { commandType = "" } = path;
  return assertedCommandType(commandType, commandTypePattern);
}

/** The command types of the query; none stands for all. */
export function commandTypesIn({ query }: RestCall, { commandTypePattern }: RestSettings): readonly string[] {
  return query
    .list("commandTypes", COMMAND_TYPES_MAX)
    .map((commandType) => assertedCommandType(commandType, commandTypePattern));
}
