import type { CommandKey, CommandResult, NewCommand } from "../command.ts";
import { Endings } from "./endings.ts";
import { EndpointCommands } from "./endpoint-commands.ts";
import { OrderedList } from "./ordered-list.ts";
import { byCreation, type StoredCommand } from "./stored-command.ts";

/** What tells applications apart. */
interface Application {
  readonly tenantId: string;
  readonly applicationName: string;
}

/** All commands, and the ways to find them. */
export class CommandTable {
  readonly #endpoints = new Map<string, EndpointCommands>();
  /** Endpoints that may have something to be sent, by identifier. */
  readonly #waiting = new OrderedList<EndpointCommands>(byEndpointId);
  readonly #applications = new Map<string, OrderedList<StoredCommand>>();
  readonly #endings = new Endings();
  #sequence = 0;

  /** Undefined if the identifier is taken. */
  add(command: NewCommand): StoredCommand | undefined {
    const commands = this.#commandsOf(command.endpointId);
    const { commandId = commands.nextId(command.commandType) } = command;
    if (commands.find(command.commandType, commandId) !== undefined) {
      return undefined;
    }
    this.#sequence += 1;
    const stored: StoredCommand = {
      sequence: this.#sequence,
      given: { ...command, commandId, payload: command.payload?.slice() ?? null },
      endsAtMs: command.deadlineMs,
      isExpired: false,
      executed: undefined,
      deliveredAtMs: undefined,
    };
    this.#change(commands, () => commands.add(stored));
    this.#applicationOf(command).add(stored);
    this.#endings.begin(stored);
    return stored;
  }

  find({ endpointId, commandType, commandId }: CommandKey): StoredCommand | undefined {
    return this.#endpoints.get(endpointId)?.find(commandType, commandId);
  }

  /** Undefined if there never was one. */
  ofEndpoint(endpointId: string): EndpointCommands | undefined {
    return this.#endpoints.get(endpointId);
  }

  /** In the order of creation; valid until the table changes. */
  ofApplication(application: Application): readonly StoredCommand[] {
    return this.#applications.get(applicationKey(application))?.items ?? [];
  }

  /** Those `isWanted` endpoints that have something to be sent, by identifier, after the named one, so many at most. */
  waitingAfter(endpointId: string, nowMs: number, limit: number, isWanted: (endpointId: string) => boolean): string[] {
    const { items } = this.#waiting;
    const found: string[] = [];
    const first = this.#waiting.countWhile((commands) => compareText(commands.endpointId, endpointId) <= 0);
    for (let index = first; index < items.length && found.length < limit; index += 1) {
      const commands = items[index];
      if (commands !== undefined && isWanted(commands.endpointId) && commands.outstanding(nowMs).length > 0) {
        found.push(commands.endpointId);
      }
    }
    return found;
  }

  execute(stored: StoredCommand, result: CommandResult, atMs: number): void {
    this.#endings.execute(stored, result, atMs);
    this.#end(stored);
  }

  /** Lets all pending commands of an endpoint be past their deadlines; `expire` finds them then. */
  endAll(endpointId: string, atMs: number): void {
    this.ofEndpoint(endpointId)?.pending.forEach((stored) => this.#endings.bringForward(stored, atMs));
  }

  /** Ends what is past its deadline, so many at most. */
  expire(nowMs: number, limit: number): StoredCommand[] {
    const expired = this.#endings.expire(nowMs, limit);
    expired.forEach((stored) => this.#end(stored));
    return expired;
  }

  countPending(nowMs: number): number {
    return this.#endings.countPending(nowMs);
  }

  /** What has ended before a time, so many at most. */
  endedBefore(timeMs: number, limit: number): StoredCommand[] {
    return this.#endings.endedBefore(timeMs, limit);
  }

  remove(stored: StoredCommand): void {
    const commands = this.#commandsOf(stored.given.endpointId);
    this.#change(commands, () => commands.remove(stored));
    this.#applicationOf(stored.given).remove(stored);
    this.#endings.remove(stored);
  }

  #end(stored: StoredCommand): void {
    const commands = this.#commandsOf(stored.given.endpointId);
    this.#change(commands, () => commands.end(stored));
  }

  /** Keeps the list of waiting endpoints true while the commands of one change. */
  #change(commands: EndpointCommands, change: () => void): void {
    const before = commands.hasRepeatable;
    change();
    if (commands.hasRepeatable && !before) {
      this.#waiting.add(commands);
    } else if (before && !commands.hasRepeatable) {
      this.#waiting.remove(commands);
    }
  }

  #commandsOf(endpointId: string): EndpointCommands {
    const commands = this.#endpoints.get(endpointId) ?? new EndpointCommands(endpointId);
    this.#endpoints.set(endpointId, commands);
    return commands;
  }

  #applicationOf(application: Application): OrderedList<StoredCommand> {
    const key = applicationKey(application);
    const commands = this.#applications.get(key) ?? new OrderedList<StoredCommand>(byCreation);
    this.#applications.set(key, commands);
    return commands;
  }
}

function byEndpointId(one: EndpointCommands, other: EndpointCommands): number {
  return compareText(one.endpointId, other.endpointId);
}

function compareText(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

function applicationKey({ tenantId, applicationName }: Application): string {
  return JSON.stringify([tenantId, applicationName]);
}
