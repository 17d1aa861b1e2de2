import type { BatchTask, Command, NewCommand } from "../command.ts";
import { type Deliver, StoreUnavailableError } from "../command-store.ts";
import { storingWithoutLocks } from "./adding.ts";
import type { Deliveries } from "./deliveries.ts";
import { numberOf, optionalNumberOf, optionalTextOf } from "./rows.ts";
import type { Session } from "./session.ts";
import type { SessionPool } from "./session-pool.ts";
import { arrayOf, bytes, lockKeyOf, optionalTextBytes, textBytes, wholeMs } from "./values.ts";

/** A command of a batch. */
export type BatchMember = Omit<NewCommand, "commandId" | "origin">;

const NEW_TASK = `insert into batch_tasks
    (tenant_id, application_name, filter_id, command_type, payload, created_at)
  values ($1::bytea, $2::bytea, $3::bytea, $4::bytea, $5::bytea, $6::bigint) returning task_id`;

const SEND = "select * from cex_send_stored($1::bigint[], $2::boolean, $3::bytea[], $4::bytea[], $5::integer[])";

const RELEASE = "select cex_release($1::bigint[])";

/** So many commands are stored, and so many locks are held, at a time. */
const STORED_AT_A_TIME = 500;
const SENT_AT_A_TIME = 200;

/** Stores batches as a whole, and sends their commands from then on. */
export class BatchStoring {
  readonly #pool: SessionPool;
  readonly #deliveries: Deliveries;
  readonly #onProblem: (message: string) => void;
  readonly #sending = new Set<Promise<void>>();

  /** Says by `onProblem` what could not be sent; it stays outstanding. */
  constructor(pool: SessionPool, deliveries: Deliveries, onProblem: (message: string) => void) {
    this.#pool = pool;
    this.#deliveries = deliveries;
    this.#onProblem = onProblem;
  }

  /** As the port has it. */
  async add(task: Omit<BatchTask, "taskId">, members: readonly BatchMember[], deliver: Deliver): Promise<BatchTask> {
    const { taskId, stored } = await this.#pool.use(async (session) => {
      try {
        return await storeBatch(session, task, members);
      } catch (error) {
        // The transaction ends with the session.
        session.drop();
        throw error;
      }
    });
    const sending = this.#send(stored, deliver).finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
    return { ...task, taskId };
  }

  /** Resolves when everything was handed to deliveries. */
  async allSent(): Promise<void> {
    while (this.#sending.size > 0) {
      await Promise.all(this.#sending);
    }
  }

  async #send(commands: readonly Command[], deliver: Deliver): Promise<void> {
    try {
      const held: Command[] = [];
      for (const some of inPieces(commands, SENT_AT_A_TIME)) {
        held.push(...(await this.#sendSome(some, false, deliver)));
      }
      for (const command of held) {
        await this.#sendSome([command], true, deliver);
      }
    } catch (error) {
      this.#onProblem(`commands of a batch were stored but not sent: ${String(error)}`);
    }
  }

  /** Gives back those whose endpoint somebody has alone. */
  async #sendSome(commands: readonly Command[], isWaiting: boolean, deliver: Deliver): Promise<Command[]> {
    return await this.#pool.use(async (session) => {
      try {
        return await this.#sendIn(session, commands, isWaiting, deliver);
      } catch (error) {
        // Which locks it holds is not known now.
        session.drop();
        throw error;
      }
    });
  }

  async #sendIn(
    session: Session,
    commands: readonly Command[],
    isWaiting: boolean,
    deliver: Deliver,
  ): Promise<Command[]> {
    const locks = commands.map(({ endpointId }) => lockKeyOf(endpointId));
    const rows = await session.run(SEND, [
      arrayOf(locks),
      isWaiting,
      arrayOf(commands.map(({ endpointId }) => textBytes(endpointId))),
      arrayOf(commands.map(({ commandType }) => textBytes(commandType))),
      arrayOf(commands.map(({ commandId }) => commandId)),
    ]);
    const got = new Map(rows.map((row) => [numberOf(row, "ordinal") - 1, optionalTextOf(row, "deliver_to")]));
    await Promise.all(
      commands.map(async (command, index) => {
        const appVersionName = got.get(index);
        if (appVersionName !== undefined) {
          const endpoint = { endpointId: command.endpointId, appVersionName };
          await this.#deliveries.run(deliver, { endpoint, commands: [command] });
        }
      }),
    );
    await session.run(RELEASE, [arrayOf(locks.filter((_lock, index) => got.has(index)))]);
    return commands.filter((_command, index) => !got.has(index));
  }
}

async function storeBatch(
  session: Session,
  task: Omit<BatchTask, "taskId">,
  members: readonly BatchMember[],
): Promise<{ readonly taskId: number; readonly stored: readonly Command[] }> {
  await session.run("begin");
  const [row] = await session.run(NEW_TASK, [
    textBytes(task.tenantId),
    textBytes(task.applicationName),
    optionalTextBytes(task.filterId),
    textBytes(task.commandType),
    bytes(task.payload),
    wholeMs(task.createdAtMs),
  ]);
  if (row === undefined) {
    throw new StoreUnavailableError("PostgreSQL gave no identifier for a batch.");
  }
  const taskId = numberOf(row, "task_id");
  const stored: Command[] = [];
  // In one order for all, so that no two batches wait for each other in a circle.
  const sorted = members.toSorted((one, other) => compareText(one.endpointId, other.endpointId));
  for (const some of inPieces(sorted, STORED_AT_A_TIME)) {
    stored.push(...(await storeSome(session, some, taskId)));
  }
  await session.run("commit");
  return { taskId, stored };
}

async function storeSome(session: Session, members: readonly BatchMember[], taskId: number): Promise<Command[]> {
  const origin = { kind: "batch", taskId } as const;
  const commands = members.map((member) => ({ ...member, commandId: undefined, origin }));
  const rows = await session.run(...storingWithoutLocks(commands));
  const ids = new Map(rows.map((row) => [numberOf(row, "ordinal") - 1, optionalNumberOf(row, "command_id")]));
  return commands.flatMap((command, index) => {
    const commandId = ids.get(index);
    const { createdAtMs: updatedAtMs } = command;
    return commandId === undefined ? [] : { ...command, commandId, state: "PENDING", result: undefined, updatedAtMs };
  });
}

function inPieces<T>(all: readonly T[], length: number): T[][] {
  const count = Math.ceil(all.length / length);
  return Array.from({ length: count }, (_piece, index) => all.slice(index * length, (index + 1) * length));
}

function compareText(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
