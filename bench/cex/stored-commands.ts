import type { Connection } from "./database.ts";
import { commandPayload, resultPayload } from "./payloads.ts";
import { APP_VERSION, APPLICATION, COMMAND_TYPE, ENDPOINT_PREFIX } from "./side.ts";

/** Commands of each endpoint, of which the later half is pending and the other half executed. */
export const COMMANDS_PER_ENDPOINT = 20;
/** The tenant where there is no security. */
const TENANT = "kaa";
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const ENDPOINT_ID = `convert_to($1::text || lpad(e::text, 12, '0'), 'UTF8')`;

/** CEX knows these endpoints from now on: as the tables of its store have it. */
export async function storeEndpoints(connection: Connection, endpoints: number): Promise<void> {
  await connection.unsafe(
    `insert into endpoints (endpoint_id, app_version_name, said_at)
     select ${ENDPOINT_ID}, convert_to($2::text, 'UTF8'), 0 from generate_series(0, $3::integer - 1) as e`,
    [ENDPOINT_PREFIX, APP_VERSION, endpoints],
  );
}

/** An endpoint's commands lie far from each other, as they do when they were invoked one day after the other. */
const STORE = `insert into commands
    (endpoint_id, command_type, command_id, state, is_sent_once, origin_kind, position, created_at, deadline, ends_at,
     updated_at, tenant_id, application_name, origin_address, payload, status_code, reason_phrase, result_payload,
     app_version_name)
  select ${ENDPOINT_ID}, convert_to($2::text, 'UTF8'), i, case when i > $4::integer / 2 then 0 else 1 end, false, 0,
    nextval('command_positions') * 4096, $5::bigint + i * $6::bigint, $7::bigint, $7::bigint,
    $5::bigint + i * $6::bigint, convert_to($8::text, 'UTF8'), convert_to($9::text, 'UTF8'), ''::bytea, $10::bytea,
    case when i > $4::integer / 2 then null else 200 end, case when i > $4::integer / 2 then null else 'OK'::bytea end,
    case when i > $4::integer / 2 then null else $11::bytea end,
    case when i > $4::integer / 2 then null else convert_to($12::text, 'UTF8') end
  from (select i, e from generate_series(1, $4::integer) as i, generate_series(0, $3::integer - 1) as e
        order by i, e) as numbered`;

/** Puts the commands of so many endpoints into the store of a CEX that runs. `nowMs` is Unix time. */
export async function storeCommands(connection: Connection, endpoints: number, nowMs: number): Promise<void> {
  await connection.unsafe(STORE, [
    ENDPOINT_PREFIX,
    COMMAND_TYPE,
    endpoints,
    COMMANDS_PER_ENDPOINT,
    nowMs - COMMANDS_PER_ENDPOINT * MINUTE_MS,
    MINUTE_MS,
    nowMs + DAY_MS,
    TENANT,
    APPLICATION,
    Buffer.from(commandPayload(0)),
    Buffer.from(resultPayload(0)),
    APP_VERSION,
  ]);
  await connection.unsafe("vacuum analyze commands");
  await connection.unsafe("checkpoint");
}
