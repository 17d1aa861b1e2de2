import { OrderedList } from "./ordered-list.ts";
import { byCreation, type StoredCommand, stateAt } from "./stored-command.ts";

/** The commands of one endpoint. */
export class EndpointCommands {
  readonly endpointId: string;
  readonly #types = new Map<string, CommandsOfType>();
  readonly #pending = new Set<StoredCommand>();
  /** Those of the pending ones that are sent again. */
  readonly #repeatable = new OrderedList<StoredCommand>(byCreation);

  constructor(endpointId: string) {
    this.endpointId = endpointId;
  }

  find(commandType: string, commandId: number): StoredCommand | undefined {
    return this.#types.get(commandType)?.byId.get(commandId);
  }

  /** The next identifier of a type, from 1, that nobody has taken. None is given twice. */
  nextId(commandType: string): number {
    return this.#typeOf(commandType).nextId();
  }

  add(stored: StoredCommand): void {
    const { commandType, commandId, isSentOnce } = stored.given;
    const ofType = this.#typeOf(commandType);
    ofType.byId.set(commandId, stored);
    ofType.inOrder.add(stored);
    this.#pending.add(stored);
    if (!isSentOnce) {
      this.#repeatable.add(stored);
    }
  }

  /** Says that a command is not pending any more. */
  end(stored: StoredCommand): void {
    this.#pending.delete(stored);
    this.#repeatable.remove(stored);
  }

  remove(stored: StoredCommand): void {
    this.end(stored);
    const ofType = this.#types.get(stored.given.commandType);
    ofType?.byId.delete(stored.given.commandId);
    ofType?.inOrder.remove(stored);
  }

  /** Those that nobody has ended, whatever their deadlines. */
  get pending(): readonly StoredCommand[] {
    return [...this.#pending];
  }

  /** Whether there may be something to send. */
  get hasRepeatable(): boolean {
    return this.#repeatable.items.length > 0;
  }

  /** What is to be sent at a time, in the order of creation. */
  outstanding(nowMs: number): StoredCommand[] {
    return this.#repeatable.items.filter((stored) => stateAt(stored, nowMs) === "PENDING");
  }

  /** The last command of each of some types, of all types if none is named. */
  last(commandTypes: readonly string[]): StoredCommand[] {
    return this.#ofTypes(commandTypes).flatMap(({ inOrder }) => inOrder.items.slice(-1));
  }

  /** The newest first, so many at most; of all types if none is named. */
  newest(commandTypes: readonly string[], limit: number): StoredCommand[] {
    return this.#ofTypes(commandTypes)
      .flatMap(({ inOrder }) => inOrder.items.slice(-Math.max(1, limit)))
      .toSorted((one, other) => byCreation(other, one))
      .slice(0, limit);
  }

  #ofTypes(commandTypes: readonly string[]): CommandsOfType[] {
    const wanted = commandTypes.length === 0 ? this.#types.keys() : new Set(commandTypes);
    return [...wanted].flatMap((commandType) => this.#types.get(commandType) ?? []);
  }

  #typeOf(commandType: string): CommandsOfType {
    const ofType = this.#types.get(commandType) ?? new CommandsOfType();
    this.#types.set(commandType, ofType);
    return ofType;
  }
}

class CommandsOfType {
  readonly byId = new Map<number, StoredCommand>();
  readonly inOrder = new OrderedList<StoredCommand>(byCreation);
  #lastId = 0;

  nextId(): number {
    do {
      this.#lastId += 1;
    } while (this.byId.has(this.#lastId));
    return this.#lastId;
  }
}
