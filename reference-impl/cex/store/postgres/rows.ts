import { Buffer } from "node:buffer";
import type { Command, CommandKey, CommandOrigin, CommandResult, CommandState } from "../command.ts";
import { StoreUnavailableError } from "../command-store.ts";
import type { Row } from "./session.ts";

/** The states as they are stored. */
export const STATE = { PENDING: 0, EXECUTED: 1, EXPIRED: 2 } as const;

/** The kinds of origins as they are stored. */
export const ORIGIN_KIND = { rest: 0, caller: 1, batch: 2 } as const;

function unexpected(row: Row, column: string, expected: string): StoreUnavailableError {
  return new StoreUnavailableError(
    `PostgreSQL gave ${typeof row[column]} for "${column}", where ${expected} is expected: is the schema another's?`,
  );
}

/** A number of a row. */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") {
    throw unexpected(row, column, "a number");
  }
  return value;
}

/** A number of a row, undefined for null. */
export function optionalNumberOf(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : numberOf(row, column);
}

/** A boolean of a row. */
export function booleanOf(row: Row, column: string): boolean {
  const value = row[column];
  if (typeof value !== "boolean") {
    throw unexpected(row, column, "a boolean");
  }
  return value;
}

/** Bytes of a row. */
export function bytesOf(row: Row, column: string): Uint8Array | null {
  const value = row[column];
  if (value !== null && !Buffer.isBuffer(value)) {
    throw unexpected(row, column, "bytea");
  }
  return value === null ? null : new Uint8Array(value);
}

/** Text of a row, undefined for null. */
export function optionalTextOf(row: Row, column: string): string | undefined {
  const value = row[column];
  if (value !== null && !Buffer.isBuffer(value)) {
    throw unexpected(row, column, "bytea");
  }
  return value?.toString("utf8");
}

/** Text of a row. */
export function textOf(row: Row, column: string): string {
  const text = optionalTextOf(row, column);
  if (text === undefined) {
    throw unexpected(row, column, "bytea and not null");
  }
  return text;
}

/** Which command a row is of. */
export function keyOf(row: Row): CommandKey {
  return {
    endpointId: textOf(row, "endpoint_id"),
    commandType: textOf(row, "command_type"),
    commandId: numberOf(row, "command_id"),
  };
}

/** The state of the command of a row, as seen at a time. */
export function stateOf(row: Row, nowMs: number): CommandState {
  const stored = numberOf(row, "state");
  if (stored === STATE.EXECUTED) {
    return "EXECUTED";
  }
  return stored === STATE.PENDING && nowMs < numberOf(row, "ends_at") ? "PENDING" : "EXPIRED";
}

/** The command of a row, as seen at a time. */
export function commandOf(row: Row, nowMs: number): Command {
  const state = stateOf(row, nowMs);
  return {
    ...keyOf(row),
    tenantId: textOf(row, "tenant_id"),
    applicationName: textOf(row, "application_name"),
    payload: bytesOf(row, "payload"),
    createdAtMs: numberOf(row, "created_at"),
    deadlineMs: numberOf(row, "deadline"),
    isSentOnce: booleanOf(row, "is_sent_once"),
    origin: originOf(row),
    state,
    result: state === "EXECUTED" ? resultOf(row) : undefined,
    updatedAtMs: numberOf(row, state === "EXPIRED" ? "ends_at" : "updated_at"),
  };
}

function originOf(row: Row): CommandOrigin {
  switch (numberOf(row, "origin_kind")) {
    case ORIGIN_KIND.rest:
      return { kind: "rest", replicaId: textOf(row, "origin_address") };
    case ORIGIN_KIND.caller: {
      const replyTo = optionalTextOf(row, "origin_address");
      return { kind: "caller", replyTo, correlationId: textOf(row, "correlation_id") };
    }
    case ORIGIN_KIND.batch:
      return { kind: "batch", taskId: numberOf(row, "task_id") };
    default:
      throw unexpected(row, "origin_kind", "a kind that this program knows");
  }
}

function resultOf(row: Row): CommandResult {
  return {
    statusCode: numberOf(row, "status_code"),
    reasonPhrase: optionalTextOf(row, "reason_phrase") ?? null,
    payload: bytesOf(row, "result_payload"),
    appVersionName: textOf(row, "app_version_name"),
  };
}
