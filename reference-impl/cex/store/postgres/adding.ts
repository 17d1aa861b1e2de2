import type { Command, CommandOrigin, NewCommand } from "../command.ts";
import { type Added, type Deliver, StoreUnavailableError } from "../command-store.ts";
import type { Deliveries } from "./deliveries.ts";
import type { LaneSession } from "./lane-session.ts";
import { numberOf, ORIGIN_KIND, optionalNumberOf, optionalTextOf } from "./rows.ts";
import type { Parameter, Row } from "./session.ts";
import {
  arrayOf,
  bytes,
  encodingOnce,
  isInteger32,
  lockKeyOf,
  optionalTextBytes,
  textBytes,
  wholeMs,
} from "./values.ts";
import type { WritingLanes } from "./writing-lanes.ts";

/** A command with what it takes to store it. */
export interface AddRequest {
  readonly command: NewCommand;
  readonly lockKey: string;
}

/** What came of it. Its endpoint may be somebody's alone; else a lock is held until `release` is called. */
export type AddAnswer =
  | { readonly outcome: "held" }
  | { readonly outcome: "duplicate"; readonly release: () => void }
  | {
      readonly outcome: "added";
      readonly commandId: number;
      /** The application version of the endpoint that the command is to be sent to now. */
      readonly deliverTo: string | undefined;
      readonly release: () => void;
    };

const ADD = `select * from cex_add($1::bigint[], $2::bigint[], $3::boolean, $4::integer[], $5::bytea[], $6::bytea[],
  $7::bytea[], $8::bytea[], $9::bytea[], $10::bigint[], $11::bigint[], $12::boolean[], $13::smallint[], $14::bytea[],
  $15::bytea[], $16::bigint[])`;

/** Small enough that of many callers some are being written while others are being answered. */
const BATCH_COUNT_MAX = 32;
const BATCH_PAYLOAD_BYTES_MAX = 1_000_000;

/** Which commands may be written together: none may stand twice, and they must not be too many or too large. */
export function newAddBatch(): (request: AddRequest) => boolean {
  const keys = new Set<string>();
  let count = 0;
  let payloadBytes = 0;
  return ({ command }) => {
    const { endpointId, commandType, commandId, payload } = command;
    const length = payload?.byteLength ?? 0;
    const key = commandId === undefined ? undefined : JSON.stringify([endpointId, commandType, commandId]);
    const isTooMuch = count >= BATCH_COUNT_MAX || payloadBytes + length > BATCH_PAYLOAD_BYTES_MAX;
    if (count > 0 && (isTooMuch || (key !== undefined && keys.has(key)))) {
      return false;
    }
    if (key !== undefined) {
      keys.add(key);
    }
    count += 1;
    payloadBytes += length;
    return true;
  };
}

/** Stores the commands, all with identifiers or all without. Waits for locks if told to. */
export async function writeAdded(
  session: LaneSession,
  requests: readonly AddRequest[],
  isWaiting: boolean,
): Promise<readonly AddAnswer[]> {
  const commands = requests.map(({ command }) => command);
  const locks = arrayOf(requests.map(({ lockKey }) => lockKey));
  const released = arrayOf(session.takeReleased());
  const rows = await session.run(ADD, [released, locks, isWaiting, ...columnsOf(commands)]);
  const found = new Map<number, Row>(rows.map((row) => [numberOf(row, "ordinal"), row]));
  return requests.map(({ lockKey }, index) => {
    const row = found.get(index + 1);
    return row === undefined ? { outcome: "held" } : answerOf(row, session.hold(lockKey));
  });
}

/** The statement that stores commands without taking locks, and its parameters. */
export function storingWithoutLocks(commands: readonly NewCommand[]): [string, readonly Parameter[]] {
  return [ADD, ["{}", null, false, ...columnsOf(commands)]];
}

function answerOf(row: Row, release: () => void): AddAnswer {
  const commandId = optionalNumberOf(row, "command_id");
  return commandId === undefined
    ? { outcome: "duplicate", release }
    : { outcome: "added", commandId, deliverTo: optionalTextOf(row, "deliver_to"), release };
}

function columnsOf(commands: readonly NewCommand[]): readonly Parameter[] {
  const isNumbered = commands[0]?.commandId === undefined;
  return [
    isNumbered ? null : arrayOf(commands.map(({ commandId }) => commandId ?? null)),
    arrayOf(commands.map(({ endpointId }) => textBytes(endpointId))),
    columnOf(commands, ({ commandType }) => commandType, textBytes),
    columnOf(commands, ({ tenantId }) => tenantId, textBytes),
    columnOf(commands, ({ applicationName }) => applicationName, textBytes),
    columnOf(commands, ({ payload }) => payload, bytes),
    arrayOf(commands.map(({ createdAtMs }) => wholeMs(createdAtMs))),
    arrayOf(commands.map(({ deadlineMs }) => wholeMs(deadlineMs))),
    arrayOf(commands.map(({ isSentOnce }) => isSentOnce)),
    arrayOf(commands.map(({ origin }) => ORIGIN_KIND[origin.kind])),
    arrayOf(commands.map(({ origin }) => optionalTextBytes(addressOf(origin)))),
    arrayOf(commands.map(({ origin }) => (origin.kind === "caller" ? textBytes(origin.correlationId) : null))),
    arrayOf(commands.map(({ origin }) => (origin.kind === "batch" ? origin.taskId : null))),
  ];
}

/** A column of which many values may be the same, as those of a batch are. */
function columnOf<T>(
  commands: readonly NewCommand[],
  valueOf: (command: NewCommand) => T,
  encode: (value: T) => string | null,
): string {
  const encoded = encodingOnce(encode);
  return arrayOf(commands.map((command) => encoded(valueOf(command))));
}

function addressOf(origin: CommandOrigin): string | undefined {
  switch (origin.kind) {
    case "rest":
      return origin.replicaId;
    case "caller":
      return origin.replyTo;
    case "batch":
      return undefined;
  }
}

/** Adds commands: those that get their identifiers here in one lane, those that bring them in another. */
export class Adding {
  readonly #numbered: WritingLanes<AddRequest, AddAnswer>;
  readonly #named: WritingLanes<AddRequest, AddAnswer>;
  readonly #deliveries: Deliveries;

  constructor(
    lanes: {
      readonly numbered: WritingLanes<AddRequest, AddAnswer>;
      readonly named: WritingLanes<AddRequest, AddAnswer>;
    },
    deliveries: Deliveries,
  ) {
    this.#numbered = lanes.numbered;
    this.#named = lanes.named;
    this.#deliveries = deliveries;
  }

  /** As the port has it. */
  async add(command: NewCommand, deliver: Deliver): Promise<Added> {
    const { endpointId, commandId } = command;
    if (commandId !== undefined && !isInteger32(commandId)) {
      throw new StoreUnavailableError(`The store takes no command id ${commandId}: it is no 32-bit integer.`);
    }
    const lanes = commandId === undefined ? this.#numbered : this.#named;
    const answer = await lanes.submit(endpointId, { command, lockKey: lockKeyOf(endpointId) });
    if (answer.outcome === "held") {
      throw new StoreUnavailableError(`Endpoint "${endpointId}" stayed locked.`);
    }
    if (answer.outcome === "duplicate") {
      answer.release();
      return { outcome: "duplicate" };
    }
    const added = storedCommand(command, answer.commandId);
    if (answer.deliverTo === undefined) {
      answer.release();
    } else {
      const endpoint = { endpointId, appVersionName: answer.deliverTo };
      void this.#deliveries.run(deliver, { endpoint, commands: [added] }).finally(answer.release);
    }
    return { outcome: "added", command: added };
  }
}

function storedCommand(command: NewCommand, commandId: number): Command {
  return { ...command, commandId, state: "PENDING", result: undefined, updatedAtMs: command.createdAtMs };
}
