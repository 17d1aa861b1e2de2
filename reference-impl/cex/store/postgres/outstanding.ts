import type { Delivery, KnownEndpoint } from "../command.ts";
import { type Deliver, deliveryTimeMs, type OutstandingQuery } from "../command-store.ts";
import type { Deliveries } from "./deliveries.ts";
import type { EndpointTurns } from "./endpoint-turns.ts";
import { commandOf, textOf } from "./rows.ts";
import type { Row, Session } from "./session.ts";
import type { SessionPool } from "./session-pool.ts";
import { arrayOf, lockKeyOf, textBytes, wholeMs } from "./values.ts";

const OUTSTANDING = `select * from cex_outstanding($1::bigint, $2::bytea, $3::bytea, $4::bigint, $5::bigint,
  $6::boolean, $7::boolean)`;

/** Looks up each by its whole key; a join might go through all that the endpoint ever got. */
const NOTE_DELIVERED = `update commands set delivered_at = $1::bigint where ctid = any(array(
    select (select c.ctid from commands c where c.endpoint_id = $2::bytea and c.command_type = i.command_type
              and c.command_id = i.command_id)
    from unnest($3::bytea[], $4::integer[]) as i (command_type, command_id)))`;

const LET_GO = "select cex_let_go($1::bigint)";

/** Steps from one endpoint with something to send to the next, so that what is ended or unknown costs nothing. */
const NEXT_ENDPOINTS = `with recursive waiting as (
    (select endpoint_id || ''::bytea as endpoint_id from commands
     where state = 0 and not is_sent_once and endpoint_id || ''::bytea > $1::bytea
     order by endpoint_id || ''::bytea limit 1)
    union all
    select (select c.endpoint_id || ''::bytea from commands c
            where c.state = 0 and not c.is_sent_once and c.endpoint_id || ''::bytea > waiting.endpoint_id
            order by c.endpoint_id || ''::bytea limit 1)
    from waiting where waiting.endpoint_id is not null
  )
  select w.endpoint_id, w.app_version_name
  from (select endpoint_id, (select e.app_version_name from endpoints e where e.endpoint_id = waiting.endpoint_id)
          as app_version_name from waiting) w
  where w.app_version_name is not null
    and (select 1 from commands c where c.endpoint_id || ''::bytea = w.endpoint_id and c.state = 0
           and not c.is_sent_once and c.ends_at > $2::bigint limit 1) is not null
  limit $3::bigint`;

/** Sends what is outstanding. */
export class Outstanding {
  readonly #alonePool: SessionPool;
  readonly #readPool: SessionPool;
  readonly #turns: EndpointTurns;
  readonly #deliveries: Deliveries;

  /** `alone` is kept for as long as deliveries take, `read` only for a statement. */
  constructor(
    pools: { readonly alone: SessionPool; readonly read: SessionPool },
    turns: EndpointTurns,
    deliveries: Deliveries,
  ) {
    this.#alonePool = pools.alone;
    this.#readPool = pools.read;
    this.#turns = turns;
    this.#deliveries = deliveries;
  }

  /** As the port has it. */
  async deliver(query: OutstandingQuery, appVersionName: string, deliver: Deliver): Promise<void> {
    await this.#turns.run(query.endpointId, () =>
      this.#alonePool.use(async (session) => {
        try {
          await this.#deliverAlone(session, query, appVersionName, deliver);
        } catch (error) {
          // Whether the endpoint is locked is not known now.
          session.drop();
          throw error;
        }
      }),
    );
  }

  async #deliverAlone(
    session: Session,
    query: OutstandingQuery,
    appVersionName: string,
    deliver: Deliver,
  ): Promise<void> {
    const { endpointId, commandType, nowMs, notDeliveredSinceMs, isUnasked, observe } = query;
    const lockKey = lockKeyOf(endpointId);
    const rows = await session.run(OUTSTANDING, [
      lockKey,
      textBytes(endpointId),
      commandType === undefined ? null : textBytes(commandType),
      wholeMs(nowMs),
      notDeliveredSinceMs === undefined ? null : wholeMs(notDeliveredSinceMs),
      isUnasked,
      observe ?? null,
    ]);
    const commands = rows.map((row) => commandOf(row, nowMs));
    const delivery: Delivery = { endpoint: { endpointId, appVersionName }, commands };
    await this.#deliveries.run(deliver, delivery);
    if (commands.length > 0) {
      await noteDelivered(session, delivery, deliveryTimeMs(query));
    }
    if (commands.length > 0 || observe !== undefined) {
      await session.run(LET_GO, [lockKey]);
    }
  }

  /** As the port has it. */
  async endpoints(afterEndpointId: string, nowMs: number, limit: number): Promise<readonly KnownEndpoint[]> {
    const rows = await this.#readPool.run(NEXT_ENDPOINTS, [textBytes(afterEndpointId), wholeMs(nowMs), limit]);
    return rows.map(endpointOf);
  }
}

/** The endpoint of a row. */
export function endpointOf(row: Row): KnownEndpoint {
  return { endpointId: textOf(row, "endpoint_id"), appVersionName: textOf(row, "app_version_name") };
}

async function noteDelivered(session: Session, { endpoint, commands }: Delivery, nowMs: number): Promise<void> {
  await session.run(NOTE_DELIVERED, [
    wholeMs(nowMs),
    textBytes(endpoint.endpointId),
    arrayOf(commands.map(({ commandType }) => textBytes(commandType))),
    arrayOf(commands.map(({ commandId }) => commandId)),
  ]);
}
