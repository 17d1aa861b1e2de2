import type { Command, CommandKey } from "../command.ts";
import type { Page, PageQuery } from "../command-store.ts";
import { COMMAND_COLUMNS } from "./ending-routines.ts";
import { commandOf, numberOf } from "./rows.ts";
import type { SessionPool } from "./session-pool.ts";
import { arrayOf, isInteger32, textBytes, wholeMs } from "./values.ts";

const FIND = `select ${COMMAND_COLUMNS} from commands
  where endpoint_id = $1::bytea and command_type = $2::bytea and command_id = $3::integer`;

const LAST = `select ${COMMAND_COLUMNS} from commands
  where ''::bytea || endpoint_id = $1::bytea and command_type = $2::bytea
  order by created_at desc, position desc limit 1`;

/** Of each endpoint the types that it has, from one to the next, and of each type the last command. */
const LAST_OF_MANY = `with recursive type_of as (
    select e.endpoint_id, (select min_type.command_type from commands min_type
                           where min_type.endpoint_id = e.endpoint_id order by min_type.command_type limit 1)
      as command_type
    from unnest($1::bytea[]) as e (endpoint_id)
    union all
    select t.endpoint_id, (select next_type.command_type from commands next_type
                           where next_type.endpoint_id = t.endpoint_id and next_type.command_type > t.command_type
                           order by next_type.command_type limit 1)
    from type_of t where t.command_type is not null
  )
  select last.* from type_of t cross join lateral (
    select ${COMMAND_COLUMNS} from commands c
    where ''::bytea || c.endpoint_id = t.endpoint_id and c.command_type = t.command_type
    order by c.created_at desc, c.position desc limit 1) last
  where t.command_type is not null and (cardinality($2::bytea[]) = 0 or t.command_type = any($2::bytea[]))
  order by last.endpoint_id, last.command_type`;

const LIST = `select ${COMMAND_COLUMNS} from commands
  where ''::bytea || endpoint_id = $1::bytea and (cardinality($2::bytea[]) = 0 or command_type = any($2::bytea[]))
  order by created_at desc, position desc limit $3::bigint`;

const OF_APPLICATION = `from commands where application_name = $1::bytea and tenant_id = $2::bytea
  and (cardinality($3::bytea[]) = 0 or command_type = any($3::bytea[]))`;

/** A pending command that is past its deadline was updated by that, whether or not anybody has seen it. */
const UPDATED_AT = "case when state = 0 and ends_at <= $4::bigint then ends_at else updated_at end";

const SORT_COLUMNS = {
  createdAt: "created_at",
  updatedAt: UPDATED_AT,
  commandType: "command_type",
  endpointId: "endpoint_id",
  commandId: "command_id",
} as const;

/** Finds commands. All as the port has it. */
export class Reads {
  readonly #pool: SessionPool;

  constructor(pool: SessionPool) {
    this.#pool = pool;
  }

  async find({ endpointId, commandType, commandId }: CommandKey, nowMs: number): Promise<Command | undefined> {
    if (!isInteger32(commandId)) {
      return undefined;
    }
    const [row] = await this.#pool.run(FIND, [textBytes(endpointId), textBytes(commandType), commandId]);
    return row === undefined ? undefined : commandOf(row, nowMs);
  }

  async findLast(endpointId: string, commandType: string, nowMs: number): Promise<Command | undefined> {
    const [row] = await this.#pool.run(LAST, [textBytes(endpointId), textBytes(commandType)]);
    return row === undefined ? undefined : commandOf(row, nowMs);
  }

  async findLastOfMany(
    endpointIds: readonly string[],
    commandTypes: readonly string[],
    nowMs: number,
  ): Promise<readonly Command[]> {
    const endpoints = [...new Set(endpointIds)].map(textBytes);
    const rows = await this.#pool.run(LAST_OF_MANY, [arrayOf(endpoints), arrayOf(commandTypes.map(textBytes))]);
    return rows.map((row) => commandOf(row, nowMs));
  }

  async list(
    query: { readonly endpointId: string; readonly commandTypes: readonly string[]; readonly limit: number },
    nowMs: number,
  ): Promise<readonly Command[]> {
    const types = arrayOf(query.commandTypes.map(textBytes));
    const rows = await this.#pool.run(LIST, [textBytes(query.endpointId), types, query.limit]);
    return rows.map((row) => commandOf(row, nowMs));
  }

  async page(query: PageQuery): Promise<Page<Command>> {
    const { tenantId, applicationName, commandTypes, sortBy, sortOrder, nowMs, offset, limit } = query;
    const application = [textBytes(applicationName), textBytes(tenantId), arrayOf(commandTypes.map(textBytes))];
    return await this.#pool.use(async (session) => {
      const [total] = await session.run(`select count(*) as total ${OF_APPLICATION}`, application);
      const order = `${SORT_COLUMNS[sortBy]} ${sortOrder}, created_at ${sortOrder}, position ${sortOrder}`;
      const rows = await session.run(
        `select ${COMMAND_COLUMNS} ${OF_APPLICATION} and $4::bigint is not null
         order by ${order} limit $5::bigint offset $6::bigint`,
        [...application, wholeMs(nowMs), limit, offset],
      );
      return {
        totalElements: total === undefined ? 0 : numberOf(total, "total"),
        content: rows.map((row) => commandOf(row, nowMs)),
      };
    });
  }
}
