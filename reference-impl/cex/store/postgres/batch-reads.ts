import type { BatchCounts, BatchTask, CommandKey } from "../command.ts";
import type { BatchCommands, BatchQuery, Page } from "../command-store.ts";
import { bytesOf, keyOf, numberOf, optionalTextOf, stateOf, textOf } from "./rows.ts";
import type { Row } from "./session.ts";
import type { SessionPool } from "./session-pool.ts";
import { optionalTextBytes, textBytes, wholeMs } from "./values.ts";

const OF_APPLICATION = `from batch_tasks t where application_name = $1::bytea and tenant_id = $2::bytea
  and ($3::bytea is null or command_type = $3::bytea) and ($4::bytea is null or filter_id = $4::bytea)`;

const SORT_COLUMNS = {
  commandType: "t.command_type",
  filterId: "coalesce(t.filter_id, '')",
  createdAt: "t.created_at",
  taskId: "t.task_id",
} as const;

const COUNTS = `select count(*) filter (where c.state = 0 and c.ends_at > $5::bigint) as pending,
    count(*) filter (where c.state = 1) as executed,
    count(*) filter (where c.state = 2 or (c.state = 0 and c.ends_at <= $5::bigint)) as expired
  from commands c where c.task_id = t.task_id`;

const TASK = `select from batch_tasks
  where task_id = $1::bigint and application_name = $2::bytea and tenant_id = $3::bytea`;

const COMMANDS = `select endpoint_id, command_type, command_id, state, ends_at from commands
  where task_id = $1::bigint order by position`;

/** Finds batches. All as the port has it. */
export class BatchReads {
  readonly #pool: SessionPool;

  constructor(pool: SessionPool) {
    this.#pool = pool;
  }

  async page(query: BatchQuery): Promise<Page<BatchTask & BatchCounts>> {
    const { tenantId, applicationName, commandType, filterId, sortBy, sortOrder, offset, limit, nowMs } = query;
    const wanted = [
      textBytes(applicationName),
      textBytes(tenantId),
      optionalTextBytes(commandType),
      optionalTextBytes(filterId),
    ];
    return await this.#pool.use(async (session) => {
      const [total] = await session.run(`select count(*) as total ${OF_APPLICATION}`, wanted);
      const order = `${SORT_COLUMNS[sortBy]} ${sortOrder}, t.task_id ${sortOrder}`;
      const rows = await session.run(
        `select t.*, counts.* from (select * ${OF_APPLICATION} order by ${order} limit $6::bigint offset $7::bigint) t
         cross join lateral (${COUNTS}) counts order by ${order}`,
        [...wanted, wholeMs(nowMs), limit, offset],
      );
      return { totalElements: total === undefined ? 0 : numberOf(total, "total"), content: rows.map(countedBatchOf) };
    });
  }

  async find(
    query: { readonly tenantId: string; readonly applicationName: string; readonly taskId: number },
    nowMs: number,
  ): Promise<BatchCommands | undefined> {
    const { taskId, applicationName, tenantId } = query;
    if (!Number.isSafeInteger(taskId)) {
      return undefined;
    }
    return await this.#pool.use(async (session) => {
      const tasks = await session.run(TASK, [taskId, textBytes(applicationName), textBytes(tenantId)]);
      return tasks.length === 0 ? undefined : byState(await session.run(COMMANDS, [taskId]), nowMs);
    });
  }
}

function byState(rows: readonly Row[], nowMs: number): BatchCommands {
  const found = {
    PENDING: new Array<CommandKey>(),
    EXECUTED: new Array<CommandKey>(),
    EXPIRED: new Array<CommandKey>(),
  };
  for (const row of rows) {
    found[stateOf(row, nowMs)].push(keyOf(row));
  }
  return found;
}

function countedBatchOf(row: Row): BatchTask & BatchCounts {
  return {
    taskId: numberOf(row, "task_id"),
    tenantId: textOf(row, "tenant_id"),
    applicationName: textOf(row, "application_name"),
    filterId: optionalTextOf(row, "filter_id"),
    commandType: textOf(row, "command_type"),
    payload: bytesOf(row, "payload"),
    createdAtMs: numberOf(row, "created_at"),
    pending: numberOf(row, "pending"),
    executed: numberOf(row, "executed"),
    expired: numberOf(row, "expired"),
  };
}
