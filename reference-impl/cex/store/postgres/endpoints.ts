import type { CommandKey, KnownEndpoint } from "../command.ts";
import type { EndpointTurns } from "./endpoint-turns.ts";
import { endpointOf } from "./outstanding.ts";
import { booleanOf } from "./rows.ts";
import type { SessionPool } from "./session-pool.ts";
import { isInteger32, lockKeyOf, textBytes, wholeMs } from "./values.ts";

const REMEMBER = `insert into endpoints as e (endpoint_id, app_version_name, said_at)
  values ($1::bytea, $2::bytea, $3::bigint)
  on conflict (endpoint_id) do update set app_version_name = excluded.app_version_name, said_at = excluded.said_at
    where e.said_at <= excluded.said_at`;

const FIND = "select endpoint_id, app_version_name from endpoints where endpoint_id = $1::bytea";

const FORGET = "select cex_forget($1::bigint, $2::bytea, $3::bigint)";

const REMOVE = "select cex_remove($1::bigint, $2::bytea, $3::bytea, $4::integer) as is_removed";

/** What is known of endpoints, and what waits until nothing is being sent to them. */
export class Endpoints {
  readonly #readPool: SessionPool;
  readonly #alonePool: SessionPool;
  readonly #turns: EndpointTurns;

  /** `alone` is for what has to wait for deliveries. */
  constructor(pools: { readonly alone: SessionPool; readonly read: SessionPool }, turns: EndpointTurns) {
    this.#readPool = pools.read;
    this.#alonePool = pools.alone;
    this.#turns = turns;
  }

  /** As the port has it. */
  async remember({ endpointId, appVersionName }: KnownEndpoint, saidAtMs: number): Promise<void> {
    await this.#readPool.run(REMEMBER, [textBytes(endpointId), textBytes(appVersionName), wholeMs(saidAtMs)]);
  }

  /** As the port has it. */
  async find(endpointId: string): Promise<KnownEndpoint | undefined> {
    const [row] = await this.#readPool.run(FIND, [textBytes(endpointId)]);
    return row === undefined ? undefined : endpointOf(row);
  }

  /** As the port has it. */
  async forget(endpointId: string, nowMs: number): Promise<void> {
    const parameters = [lockKeyOf(endpointId), textBytes(endpointId), wholeMs(nowMs)];
    await this.#turns.run(endpointId, () => this.#alonePool.run(FORGET, parameters));
  }

  /** Removes a command. As the port has it. */
  async removeCommand({ endpointId, commandType, commandId }: CommandKey): Promise<boolean> {
    if (!isInteger32(commandId)) {
      return false;
    }
    const parameters = [lockKeyOf(endpointId), textBytes(endpointId), textBytes(commandType), commandId];
    const [row] = await this.#turns.run(endpointId, () => this.#alonePool.run(REMOVE, parameters));
    return row !== undefined && booleanOf(row, "is_removed");
  }
}
