import {
  type CommandRequest,
  commandPath,
  type ExecutionResult,
  encodeCommandRequest,
  encodeResults,
  parseCommandPath,
} from "../../protocol/cep/index.ts";
import { encodeJson } from "../../protocol/json/index.ts";
import { parseResponseTopic } from "../../protocol/kp/index.ts";
import type { Clock, Timer } from "../../runtime/index.ts";
import { type CommandBehaviour, type CommandOutcome, type DeviceCommand, ignores } from "./command-behaviour.ts";
import { type CommandStage, reactionTo } from "./command-reaction.ts";
import { readCommands } from "./device-commands.ts";
import { DeviceExchanges, type DeviceLine, statusOf } from "./device-exchanges.ts";
import type { DeviceAnswer, ReceivedCommand, Remembered, ResultAnswer, UnreadableCommands } from "./device-records.ts";
import type { EndpointRequest, EndpointResponse, ReceivedMessage, SentRequest } from "./endpoint.ts";
import { Inbox } from "./inbox.ts";
import { ResultSender } from "./result-sender.ts";

/** What a device has to be told. */
export interface CommandDeviceSettings {
  readonly extensionInstanceName: string;
  readonly clock: Clock;
  /** What it does with commands of types for which it has not been told anything; it ignores them unless told so. */
  readonly otherwise?: CommandBehaviour;
}

/** How a device sends something, beside what it sends. */
export type CommandOptions = Pick<EndpointRequest, "requestId" | "qos">;

/** How many commands a device keeps apart; above that the oldest are new to it again. */
export const KNOWN_COMMANDS_MAX = 10_000;
/** The shortest time between two requests of a device that polls. */
export const POLL_MS_MIN = 100;

/**
 * An endpoint that takes commands and does with them what it was told (11/CEP): over MQTT pushes and answers, over HTTP
 * the answers to its requests. It goes on over any number of connections, one after the other.
 *
 * A command that it is sent again while its result is to come, or is being resent, is remembered but not executed
 * again.
 */
export class CommandDevice {
  readonly #settings: CommandDeviceSettings;
  readonly #behaviours = new Map<string, CommandBehaviour>();
  readonly #stages = new Map<string, CommandStage>();
  readonly #exchanges: DeviceExchanges;
  readonly #results: ResultSender;
  readonly #timers = new Set<Timer>();
  readonly #commands = new Inbox<ReceivedCommand>();
  readonly #answers = new Inbox<DeviceAnswer>();
  readonly #resultAnswers = new Inbox<ResultAnswer>();
  readonly #unreadable = new Inbox<UnreadableCommands>();
  #isClosed = false;

  constructor(settings: CommandDeviceSettings) {
    const { extensionInstanceName, clock } = settings;
    this.#settings = settings;
    this.#exchanges = new DeviceExchanges((message) => this.#takeUnasked(message));
    this.#results = new ResultSender({
      extensionInstanceName,
      clock,
      exchanges: this.#exchanges,
      answered: (answer) => this.#resultAnswers.add(answer),
    });
  }

  /** Every command that it was sent, those that it was sent again included, in the order of arrival. */
  get commands(): Remembered<ReceivedCommand> {
    return this.#commands;
  }

  /** Every answer to its requests for commands. */
  get answers(): Remembered<DeviceAnswer> {
    return this.#answers;
  }

  /** Every answer to its results. */
  get resultAnswers(): Remembered<ResultAnswer> {
    return this.#resultAnswers;
  }

  /** What came in the place of commands and could not be read. */
  get unreadable(): Remembered<UnreadableCommands> {
    return this.#unreadable;
  }

  /** What it does with commands of this type from now on. Those whose result is to come are not affected. */
  behave(commandType: string, behaviour: CommandBehaviour): void {
    this.#behaviours.set(commandType, behaviour);
  }

  /**
   * Takes a connection, and what came through it already. Results that were not sent, or not answered as they should
   * be, are sent.
   */
  connect(line: DeviceLine): void {
    this.#exchanges.connect(line, () => this.#results.connected());
  }

  /** Whether it is connected. */
  get isConnected(): boolean {
    return this.#exchanges.line !== undefined;
  }

  /** How many results are yet to be sent, or are resent. */
  get openResults(): number {
    return this.#results.openCount;
  }

  /**
   * Asks for outstanding commands, of all types without `commandType`. Resolves when the request is sent; its answer
   * goes the way of all commands. Rejects if the device is not connected; with a `RangeError` for a type that no path
   * can have.
   */
  async request(
    commandType?: string,
    request: CommandRequest = {},
    options: CommandOptions = {},
  ): Promise<SentRequest> {
    return this.#exchanges.send(
      {
        extensionInstanceName: this.#settings.extensionInstanceName,
        resourcePath: commandPath(commandType),
        payload: encodeCommandRequest(request),
        ...options,
      },
      (response) => this.#takeAnswer(response, commandType),
    );
  }

  /**
   * Asks for outstanding commands now and after every `everyMs` while it is connected, until the function is called
   * that is returned. Throws a `RangeError` below `POLL_MS_MIN`, and for a type that no path can have.
   */
  poll(commandType: string, everyMs: number): () => void {
    if (!(everyMs >= POLL_MS_MIN)) {
      throw new RangeError(`asking every ${everyMs} ms is too often; use ${POLL_MS_MIN} ms or more`);
    }
    commandPath(commandType);
    let stop = (): void => {};
    const ask = (): void => {
      // Not connected at the moment: it asks again later.
      this.request(commandType).catch(() => undefined);
      stop = this.#after(everyMs, ask);
    };
    ask();
    return () => stop();
  }

  /** Reports what became of commands of a type, all in one request. As `sendResult` in everything else. */
  report(
    commandType: string,
    results: readonly ExecutionResult[],
    options: CommandOptions = {},
  ): Promise<SentRequest | undefined> {
    const commandIds = results.map(({ commandId }) => commandId);
    return this.sendResult(commandType, commandIds, encodeResults(results), options);
  }

  /**
   * Sends any bytes in the place of results, which are said to be of these commands. Resolves when they are sent; at
   * once, with undefined, if the device is not connected: then they are sent when it is. Rejects with a `RangeError` or
   * `InvalidTopicError` for a type that no path can have.
   */
  sendResult(
    commandType: string,
    commandIds: readonly number[],
    payload: Uint8Array,
    options: CommandOptions = {},
  ): Promise<SentRequest | undefined> {
    return this.#results.send({ commandType, commandIds, payload, resendAfterMs: undefined, options }, () => {});
  }

  /**
   * Ends what it has to do: nothing is sent, resent or asked for any more, and no command is executed. The connection
   * is left as it is.
   */
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) {
      timer.cancel();
    }
    this.#timers.clear();
    this.#results.close();
    this.#exchanges.disconnect();
  }

  #takeAnswer(response: EndpointResponse, commandType: string | undefined): void {
    const { kind, path, payload } = response;
    const payloadText = Buffer.from(payload).toString();
    const answeredAtMs = this.#settings.clock.now();
    this.#answers.add({ path, kind, statusCode: statusOf(response), payloadText, answeredAtMs });
    if (kind === "status") {
      this.#take(response, commandType, "answer");
    }
  }

  #takeUnasked({ topic, payload }: ReceivedMessage): void {
    const parsed = parseResponseTopic(topic, "accept");
    if (!parsed.ok || parsed.value.kind !== "status" || !this.#isOwn(parsed.value.path)) {
      return;
    }
    const resource = parseCommandPath(parsed.value.path.resourcePath);
    if (resource?.resource === "command") {
      this.#take({ path: topic, payload }, resource.commandType, "push");
    }
  }

  #isOwn(path: { readonly extensionInstanceName: string; readonly endpointToken: string }): boolean {
    const token = this.#exchanges.line?.endpoint.identity.token;
    const isAddressed = token === undefined || path.endpointToken === token;
    return isAddressed && path.extensionInstanceName === this.#settings.extensionInstanceName;
  }

  #take(
    { path, payload }: Pick<EndpointResponse, "path" | "payload">,
    commandType: string | undefined,
    as: ReceivedCommand["as"],
  ): void {
    const commands = readCommands(payload, commandType);
    if (!commands.ok) {
      this.#unreadable.add({ path, payloadText: Buffer.from(payload).toString(), problem: commands.problem });
      return;
    }
    const receivedAtMs = this.#settings.clock.now();
    for (const command of commands.value) {
      this.#commands.add({ ...command, receivedAtMs, path, as });
      if (!this.#isClosed) {
        this.#react(command);
      }
    }
  }

  #react(command: DeviceCommand): void {
    const key = `${command.commandType}/${command.id}`;
    const behaviour = this.#behaviours.get(command.commandType) ?? this.#settings.otherwise ?? ignores();
    const reaction = reactionTo(command, this.#stages.get(key) ?? "new", behaviour);
    this.#remember(key, reaction.stage);
    if (reaction.kind === "leave") {
      this.#leave();
    } else if (reaction.kind === "report") {
      const tell = () => this.#tell(command, reaction.outcome, behaviour, () => this.#remember(key, "reported"));
      const tellAll = () => Array.from({ length: reaction.times }).forEach(tell);
      if (reaction.afterMs === 0) {
        tellAll();
      } else {
        this.#after(reaction.afterMs, tellAll);
      }
    }
  }

  #tell(command: DeviceCommand, outcome: CommandOutcome, { resendAfterMs }: CommandBehaviour, ended: () => void): void {
    const { commandType, id } = command;
    const { statusCode, reasonPhrase = null, payload } = outcome;
    const bytes = payload === undefined ? null : encodeJson(payload);
    const result = encodeResults([{ commandId: id, statusCode, reasonPhrase, payload: bytes }]);
    const report = { commandType, commandIds: [id], payload: result, resendAfterMs, options: {} };
    // The type came in a topic that there is, so what fails is the connection.
    this.#results.send(report, ended).catch(() => undefined);
  }

  #leave(): void {
    const { line } = this.#exchanges;
    this.#exchanges.disconnect();
    if (line?.via === "mqtt") {
      line.leave();
    }
  }

  #remember(key: string, stage: CommandStage): void {
    this.#stages.delete(key);
    this.#stages.set(key, stage);
    const [oldest] = this.#stages.keys();
    if (this.#stages.size > KNOWN_COMMANDS_MAX && oldest !== undefined) {
      this.#stages.delete(oldest);
    }
  }

  /** Returns how to call it off. */
  #after(delayMs: number, action: () => void): () => void {
    const timer = this.#settings.clock.schedule(delayMs, () => {
      this.#timers.delete(timer);
      action();
    });
    this.#timers.add(timer);
    return () => {
      timer.cancel();
      this.#timers.delete(timer);
    };
  }
}
