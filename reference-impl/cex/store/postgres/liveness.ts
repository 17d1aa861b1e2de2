import { StoreUnavailableError } from "../command-store.ts";
import { textOf } from "./rows.ts";
import type { SessionPool } from "./session-pool.ts";
import { textBytes, wholeMs } from "./values.ts";

const ENTER = "select cex_enter($1::bytea, $2::bigint) as manner";

const BEAT = `insert into replicas as r (replica_id, alive_at) values ($1::bytea, $2::bigint)
  on conflict (replica_id) do update set alive_at = greatest(r.alive_at, excluded.alive_at)`;

const LEAVE = "delete from replicas where replica_id = $1::bytea";

const TAKE_SILENT = "delete from replicas where alive_at < $1::bigint returning replica_id";

/** Which replicas are alive. All as the port has it. */
export class Liveness {
  readonly #pool: SessionPool;

  constructor(pool: SessionPool) {
    this.#pool = pool;
  }

  async enter(replicaId: string, nowMs: number): Promise<"first" | "again" | "joined"> {
    const [row] = await this.#pool.run(ENTER, [textBytes(replicaId), wholeMs(nowMs)]);
    const manner = row?.["manner"];
    if (manner !== "first" && manner !== "again" && manner !== "joined") {
      throw new StoreUnavailableError(`PostgreSQL gave ${String(manner)} when a replica began.`);
    }
    return manner;
  }

  async beat(replicaId: string, nowMs: number): Promise<void> {
    await this.#pool.run(BEAT, [textBytes(replicaId), wholeMs(nowMs)]);
  }

  async leave(replicaId: string): Promise<void> {
    await this.#pool.run(LEAVE, [textBytes(replicaId)]);
  }

  async takeSilent(aliveSinceMs: number): Promise<readonly string[]> {
    const rows = await this.#pool.run(TAKE_SILENT, [wholeMs(aliveSinceMs)]);
    return rows.map((row) => textOf(row, "replica_id"));
  }
}
