import type { Done } from "./callers-round.ts";
import { type Connection, connect, disconnect } from "./database.ts";
import { commandPayload, resultPayload } from "./payloads.ts";
import { APP_VERSION, APPLICATION, COMMAND_TYPE, endpointIdOf } from "./side.ts";

/** What a command and its result are at least, with the one index that finds them. */
const TABLE = `create table bare_commands (
  endpoint_id text not null,
  command_type text not null,
  command_id integer not null,
  application_name text not null,
  state smallint not null,
  created_at bigint not null,
  deadline bigint not null,
  updated_at bigint not null,
  payload bytea,
  status_code integer,
  result_payload bytea,
  app_version_name text,
  primary key (endpoint_id, command_type, command_id)
)`;

const INSERT = `insert into bare_commands
    (endpoint_id, command_type, command_id, application_name, state, created_at, deadline, updated_at, payload)
  values ($1::text, $2::text, $3::integer, $4::text, 0, $5::bigint, $6::bigint, $5::bigint, $7::bytea)`;

const UPDATE = `update bare_commands
  set state = 1, updated_at = $4::bigint, status_code = $5::integer, result_payload = $6::bytea,
    app_version_name = $7::text
  where endpoint_id = $1::text and command_type = $2::text and command_id = $3::integer and state = 0`;

const INSERT_MANY = `insert into bare_commands
    (endpoint_id, command_type, command_id, application_name, state, created_at, deadline, updated_at, payload)
  select endpoint_id, $2::text, $3::integer, $4::text, 0, $5::bigint, $6::bigint, $5::bigint, $7::bytea
  from unnest($1::text[]) as endpoint_id`;

const TTL_MS = 60_000;
const DONE: Done = { answered: 1, compared: 0 };

/** The least that storing commands and their results takes: single rows in a table, from so many connections at once. */
export class BareDatabase implements AsyncDisposable {
  readonly #connections: readonly Connection[];
  readonly #now: () => number;
  #number = 0;

  private constructor(connections: readonly Connection[], now: () => number) {
    this.#connections = connections;
    this.#now = now;
  }

  /** `now` gives Unix milliseconds. Makes the table in the empty database at `url`. */
  static async open(url: string, workers: number, now: () => number): Promise<BareDatabase> {
    const connections = Array.from({ length: workers }, () => connect(url));
    await connections[0]?.unsafe(TABLE);
    return new BareDatabase(connections, now);
  }

  /** Stores a command, and then its result: two transactions of one prepared statement each. */
  async execute(worker: number, endpoints: number): Promise<Done> {
    const number = (this.#number += 1);
    const [endpointId, nowMs] = [endpointIdOf(number % endpoints), this.#now()];
    const key = [endpointId, COMMAND_TYPE, number];
    const times = [nowMs, nowMs + TTL_MS];
    await this.#run(worker, INSERT, [...key, APPLICATION, ...times, Buffer.from(commandPayload(number))]);
    await this.#run(worker, UPDATE, [...key, this.#now(), 200, Buffer.from(resultPayload(number)), APP_VERSION]);
    return DONE;
  }

  /** Stores the same command for each of the endpoints: one transaction of one prepared statement. */
  async insertMany(endpointIds: readonly string[]): Promise<Done> {
    const number = (this.#number += 1);
    const nowMs = this.#now();
    const values = [COMMAND_TYPE, number, APPLICATION, nowMs, nowMs + TTL_MS, Buffer.from(commandPayload(number))];
    await this.#run(0, INSERT_MANY, [`{${endpointIds.join(",")}}`, ...values]);
    return { answered: endpointIds.length, compared: 0 };
  }

  /** Empties the table. */
  async clear(): Promise<void> {
    await this.#connections[0]?.unsafe("truncate bare_commands");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await disconnect(this.#connections);
  }

  async #run(worker: number, text: string, values: (string | number | Buffer)[]): Promise<void> {
    await this.#connections[worker]?.unsafe(text, values, { prepare: true });
  }
}
