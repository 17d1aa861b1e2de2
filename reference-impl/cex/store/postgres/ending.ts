import type { Command } from "../command.ts";
import { COMMAND_COLUMNS } from "./ending-routines.ts";
import { commandOf, numberOf } from "./rows.ts";
import type { SessionPool } from "./session-pool.ts";
import { wholeMs } from "./values.ts";

const EXPIRE = `update commands set state = 2, updated_at = ends_at
  where ctid = any(array(
    select ctid from commands where state = 0 and ends_at <= $1::bigint
    order by ends_at limit $2::bigint for update skip locked))
  returning ${COMMAND_COLUMNS}`;

const PURGE = `with purged as (
    delete from commands where ctid = any(array(
      select ctid from commands where state <> 0 and updated_at < $1::bigint
      order by updated_at limit $2::bigint for update skip locked))
    returning 1)
  select count(*) as purged from purged`;

/** Batches end with the last of their commands. */
const PURGE_BATCHES = `delete from batch_tasks where ctid = any(array(
    select ctid from batch_tasks t
    where created_at < $1::bigint and not exists (select from commands c where c.task_id = t.task_id)
    order by created_at limit $2::bigint for update skip locked))`;

const COUNT_PENDING = "select count(*) as pending from commands where state = 0 and ends_at > $1::bigint";

/** Ends and removes commands. All as the port has it. */
export class Ending {
  readonly #pool: SessionPool;

  constructor(pool: SessionPool) {
    this.#pool = pool;
  }

  async expire(nowMs: number, limit: number): Promise<readonly Command[]> {
    const rows = await this.#pool.run(EXPIRE, [wholeMs(nowMs), limit]);
    return rows.map((row) => commandOf(row, nowMs));
  }

  async purge(endedBeforeMs: number, limit: number): Promise<number> {
    const [row] = await this.#pool.run(PURGE, [wholeMs(endedBeforeMs), limit]);
    await this.#pool.run(PURGE_BATCHES, [wholeMs(endedBeforeMs), limit]);
    return row === undefined ? 0 : numberOf(row, "purged");
  }

  async countPending(nowMs: number): Promise<number> {
    const [row] = await this.#pool.run(COUNT_PENDING, [wholeMs(nowMs)]);
    return row === undefined ? 0 : numberOf(row, "pending");
  }
}
