import { type Caller, isPermitted } from "../../service/index.ts";
import type { Command, CommandKey } from "../store/index.ts";
import { describeCommand, payloadText } from "./command-descriptor.ts";
import { commandPayload } from "./command-payload.ts";
import { noCommand } from "./names.ts";
import type { QueryParameters } from "./query-parameters.ts";
import { Refusal } from "./refusal.ts";
import { emptyAnswer, jsonAnswer, type RestAnswer } from "./rest-answer.ts";
import { awaitSecondsDefault, awaitSecondsMax, type RestSettings } from "./rest-settings.ts";

/** Whether something of a tenant is the caller's own. */
function isOwn(caller: Caller, { tenantId }: { readonly tenantId: string }): boolean {
  return caller.tenantId === tenantId;
}

function mayRead(caller: Caller, endpointId: string): boolean {
  return isPermitted(caller, `endpoint-${endpointId}`, "endpoint:read");
}

/** To invoke and delete commands. */
function mayUpdate(caller: Caller, endpointId: string): boolean {
  return isPermitted(caller, `endpoint-${endpointId}`, "endpoint:update");
}

function mayListCommands(caller: Caller, applicationName: string): boolean {
  return isPermitted(caller, `application-${applicationName}`, "application:endpoint-command:read");
}

/** To invoke commands for those of an application's endpoints that a filter matches. */
function mayUpdateApplication(caller: Caller, applicationName: string): boolean {
  return isPermitted(caller, `application-${applicationName}`, "application:update");
}

/** How long a caller waits (reading G32); a `Refusal` of status 400 for what makes no sense. */
function awaitMs(query: QueryParameters, settings: RestSettings): number {
  const bounds = { minimum: 0, maximum: awaitSecondsMax(settings) };
  return 1_000 * query.integer("awaitTimeout", bounds, awaitSecondsDefault(settings));
}

/** How long a command may be executed (reading G26); a `Refusal` of status 400 for what makes no sense. */
function ttlMs(query: QueryParameters, settings: RestSettings): number {
  return query.integer("commandTtl", { minimum: 0, maximum: settings.commandTtlMsMax }, settings.commandTtlMs);
}

/** Where a command is found (reading G30). */
function locationOf({ endpointId, commandType, commandId }: CommandKey, { locationPrefix }: RestSettings): string {
  return `${locationPrefix}/endpoints/${endpointId}/commands/${commandType}/${commandId}`;
}

/** The answer to who has waited long enough, or does not wait. */
function acceptedAnswer(command: CommandKey, settings: RestSettings): RestAnswer {
  return emptyAnswer(202, { Location: locationOf(command, settings) });
}

/** The result of a command that was executed, whatever its status code says (reading G4). */
function executedAnswer({ result }: Command): RestAnswer {
  return jsonAnswer(payloadText(result?.payload ?? null));
}

/**
 * What is found at the place of a command: its result, nothing yet (reading G31), or never anything. A command that is
 * not there is a `Refusal` of status 404.
 */
function resourceAnswer(command: Command | undefined): RestAnswer {
  switch (command?.state) {
    case undefined:
      throw noCommand();
    case "PENDING":
      return emptyAnswer(202);
    case "EXECUTED":
      return executedAnswer(command);
    case "EXPIRED":
      throw new Refusal(410, "The command expired without a result");
  }
}

/** How the REST interface decides, as pure functions: no store, no time, no state. */
export const restRules = {
  isOwn,
  mayRead,
  mayUpdate,
  mayListCommands,
  mayUpdateApplication,
  awaitMs,
  ttlMs,
  commandPayload,
  acceptedAnswer,
  executedAnswer,
  resourceAnswer,
  describeCommand,
};

/** The decisions of a REST interface. */
export type RestRules = typeof restRules;
